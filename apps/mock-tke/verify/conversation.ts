import { z } from 'zod';
import { documentedErrors, type ActionKey } from '../src/coverage/documented.ts';
import type { Ask, Question, Outcome } from './ask.ts';

export interface Answer {
  key: ActionKey;
  /** The mistake in a request that TKE should refuse. */
  wrong?: string;
  outcome: Outcome;
  /** A list that is shorter than its own count. */
  isShort: boolean;
}

function keyOf({ service, action, version }: Question) {
  const key = [service, ...(version ? [version] : []), action].join(' ');
  if (key in documentedErrors) return key as ActionKey;
  throw new Error(`${key} has no documented errors`);
}

/** Each cluster costs seven requests. */
const maxClusters = 5;
const pageLimit = 100;
const Clusters = z.object({
  Clusters: z.array(
    z
      .object({ ClusterId: z.string(), ClusterVersion: z.string().catch('') })
      .catch({ ClusterId: '', ClusterVersion: '' }),
  ),
});
const Counted = z.object({ TotalCount: z.int() }).loose();

/** Sends all read requests: for each region, for its first clusters, and some with mistakes. Returns the answers. */
export async function askAll(ask: Ask, { regions, clusterId }: { regions: string[]; clusterId?: string | undefined }) {
  const answers: Answer[] = [];
  const askAndRecord = async (question: Question, { wrong, list }: { wrong?: string; list?: string } = {}) => {
    const outcome = await ask(question);
    answers.push({
      key: keyOf(question),
      ...(wrong && { wrong }),
      outcome,
      isShort: list !== undefined && isShort(outcome, list),
    });
    return outcome;
  };
  const [first = ''] = regions;

  await askAndRecord({ service: 'sts', action: 'GetCallerIdentity', region: first });
  await askAndRecord({ service: 'tke', action: 'DescribeRegions', region: first }, { list: 'RegionInstanceSet' });
  await askAndRecord({ service: 'cvm', action: 'DescribeRegions', region: first }, { list: 'RegionSet' });
  for (const region of regions) {
    const paged = { Offset: '0', Limit: String(pageLimit) };
    await askAndRecord({ service: 'cvm', action: 'DescribeZones', region }, { list: 'ZoneSet' });
    await askAndRecord({ service: 'vpc', action: 'DescribeVpcs', region, params: paged }, { list: 'VpcSet' });
    await askAndRecord({ service: 'vpc', action: 'DescribeSubnets', region, params: paged }, { list: 'SubnetSet' });
    await askAndRecord({ service: 'tke', action: 'DescribeClusterStatus', region });
    const params = clusterId ? { ClusterIds: [clusterId] } : { Limit: pageLimit };
    const outcome = await askAndRecord(
      { service: 'tke', action: 'DescribeClusters', region, params },
      { list: 'Clusters' },
    );
    for (const cluster of clustersIn(outcome)) await askAboutCluster(askAndRecord, region, cluster);
  }
  await askWithMistakes(askAndRecord, first);
  return answers;
}

type AskAndRecord = (question: Question, more?: { wrong?: string; list?: string }) => Promise<Outcome>;

async function askAboutCluster(
  askAndRecord: AskAndRecord,
  region: string,
  { ClusterId, ClusterVersion }: { ClusterId: string; ClusterVersion: string },
) {
  const of = { service: 'tke', region, params: { ClusterId } } as const;
  await askAndRecord({ ...of, action: 'DescribeExternalNodeSupportConfig' });
  await askAndRecord({ ...of, action: 'DescribeExternalNodePools' }, { list: 'NodePoolSet' });
  await askAndRecord({ ...of, action: 'DescribeExternalNode' }, { list: 'Nodes' });
  await askAndRecord(
    { ...of, action: 'DescribeClusterInstances', params: { ClusterId, Limit: pageLimit } },
    { list: 'InstanceSet' },
  );
  const of2022 = { ...of, version: '2022-05-01' } as const;
  const onlyExternal = [{ Name: 'InstanceType', Values: ['External'] }];
  await askAndRecord(
    { ...of2022, action: 'DescribeClusterInstances', params: { ClusterId, Limit: pageLimit, Filters: onlyExternal } },
    { list: 'InstanceSet' },
  );
  await askAndRecord(
    { ...of2022, action: 'DescribeNodePools', params: { ClusterId, Limit: pageLimit } },
    { list: 'NodePools' },
  );
  if (ClusterVersion)
    await askAndRecord({ ...of, action: 'DescribeSupportedRuntime', params: { K8sVersion: ClusterVersion } });
}

/** Sends requests with mistakes, to compare the codes of the refusals. */
async function askWithMistakes(askAndRecord: AskAndRecord, region: string) {
  const inTke = { service: 'tke', region } as const;
  for (const action of [
    'DescribeExternalNodeSupportConfig',
    'DescribeExternalNodePools',
    'DescribeExternalNode',
    'DescribeClusterInstances',
  ])
    await askAndRecord({ ...inTke, action, params: { ClusterId: 'cls-00000000' } }, { wrong: 'unknown cluster' });
  for (const action of ['DescribeClusterInstances', 'DescribeNodePools'])
    await askAndRecord(
      { ...inTke, version: '2022-05-01', action, params: { ClusterId: 'cls-00000000' } },
      { wrong: 'unknown cluster' },
    );
  const pools = { ...inTke, action: 'DescribeExternalNodePools' };
  await askAndRecord(pools, { wrong: 'no ClusterId' });
  await askAndRecord({ ...pools, params: { ClusterId: 7 } }, { wrong: 'a number as ClusterId' });
  await askAndRecord(
    { ...pools, params: { ClusterId: 'cls-00000000', Colour: 'blue' } },
    { wrong: 'unknown parameter' },
  );
  await askAndRecord(
    { ...inTke, action: 'DescribeClusters', params: { Limit: pageLimit + 1 } },
    { wrong: 'Limit 101' },
  );
  const subnets = { service: 'vpc', action: 'DescribeSubnets', region } as const;
  await askAndRecord({ ...subnets, params: { Limit: pageLimit } }, { wrong: 'a number as Limit' });
  await askAndRecord({ ...subnets, params: { Limit: String(pageLimit + 1) } }, { wrong: 'Limit 101' });
  await askAndRecord({ service: 'cvm', action: 'DescribeZones', region: 'nowhere-1' }, { wrong: 'unknown region' });
}

const clustersIn = (outcome: Outcome) =>
  ('reply' in outcome ? (Clusters.safeParse(outcome.reply).data?.Clusters ?? []) : [])
    .filter(({ ClusterId }) => ClusterId)
    .slice(0, maxClusters);

function isShort(outcome: Outcome, list: string) {
  const counted = 'reply' in outcome ? Counted.safeParse(outcome.reply).data : undefined;
  if (!counted) return false;
  const listed = z.array(z.unknown()).safeParse(counted[list]).data ?? [];
  return listed.length < Math.min(counted.TotalCount, pageLimit);
}
