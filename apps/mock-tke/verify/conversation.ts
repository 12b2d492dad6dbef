import { z } from 'zod';
import { documentedErrors, type ActionKey } from '../src/coverage/documented.ts';
import type { Ask, Question, Outcome } from './ask.ts';

export interface Answer {
  /** Service and action; for a request to be refused, also its mistake. */
  key: ActionKey;
  wrong?: string;
  outcome: Outcome;
  /** A list that is shorter than its own count. */
  isShort: boolean;
}

function keyOf({ service, action }: Question) {
  const key = `${service} ${action}`;
  if (key in documentedErrors) return key as ActionKey;
  throw new Error(`nothing is documented of ${key}`);
}

/** A cluster costs five requests. */
const mostClusters = 5;
const most = 100;
const Clusters = z.object({
  Clusters: z.array(
    z
      .object({ ClusterId: z.string(), ClusterVersion: z.string().catch('') })
      .catch({ ClusterId: '', ClusterVersion: '' }),
  ),
});
const Counted = z.object({ TotalCount: z.int() }).loose();

/** Sends every request that changes nothing: for each region, for its first clusters, and those to be refused. */
export async function converse(
  ask: Ask,
  { regions, clusterId }: { regions: string[]; clusterId?: string | undefined },
) {
  const answers: Answer[] = [];
  const put = async (question: Question, { wrong, list }: { wrong?: string; list?: string } = {}) => {
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

  await put({ service: 'sts', action: 'GetCallerIdentity', region: first });
  await put({ service: 'tke', action: 'DescribeRegions', region: first }, { list: 'RegionInstanceSet' });
  await put({ service: 'cvm', action: 'DescribeRegions', region: first }, { list: 'RegionSet' });
  for (const region of regions) {
    const paged = { Offset: '0', Limit: String(most) };
    await put({ service: 'cvm', action: 'DescribeZones', region }, { list: 'ZoneSet' });
    await put({ service: 'vpc', action: 'DescribeVpcs', region, params: paged }, { list: 'VpcSet' });
    await put({ service: 'vpc', action: 'DescribeSubnets', region, params: paged }, { list: 'SubnetSet' });
    await put({ service: 'tke', action: 'DescribeClusterStatus', region });
    const params = clusterId ? { ClusterIds: [clusterId] } : { Limit: most };
    const outcome = await put({ service: 'tke', action: 'DescribeClusters', region, params }, { list: 'Clusters' });
    for (const cluster of clustersIn(outcome)) await putOfCluster(put, region, cluster);
  }
  await putWrong(put, first);
  return answers;
}

type Put = (question: Question, more?: { wrong?: string; list?: string }) => Promise<Outcome>;

async function putOfCluster(
  put: Put,
  region: string,
  { ClusterId, ClusterVersion }: { ClusterId: string; ClusterVersion: string },
) {
  const of = { service: 'tke', region, params: { ClusterId } } as const;
  await put({ ...of, action: 'DescribeExternalNodeSupportConfig' });
  await put({ ...of, action: 'DescribeExternalNodePools' }, { list: 'NodePoolSet' });
  await put({ ...of, action: 'DescribeExternalNode' }, { list: 'Nodes' });
  await put({ ...of, action: 'DescribeClusterInstances', params: { ClusterId, Limit: most } }, { list: 'InstanceSet' });
  if (ClusterVersion) await put({ ...of, action: 'DescribeSupportedRuntime', params: { K8sVersion: ClusterVersion } });
}

/** Requests that TKE refuses, to compare the mock's codes. */
async function putWrong(put: Put, region: string) {
  const inTke = { service: 'tke', region } as const;
  for (const action of [
    'DescribeExternalNodeSupportConfig',
    'DescribeExternalNodePools',
    'DescribeExternalNode',
    'DescribeClusterInstances',
  ])
    await put({ ...inTke, action, params: { ClusterId: 'cls-00000000' } }, { wrong: 'unknown cluster' });
  const pools = { ...inTke, action: 'DescribeExternalNodePools' };
  await put(pools, { wrong: 'no ClusterId' });
  await put({ ...pools, params: { ClusterId: 7 } }, { wrong: 'a number as ClusterId' });
  await put({ ...pools, params: { ClusterId: 'cls-00000000', Colour: 'blue' } }, { wrong: 'unknown parameter' });
  await put({ ...inTke, action: 'DescribeClusters', params: { Limit: most + 1 } }, { wrong: 'Limit 101' });
  const subnets = { service: 'vpc', action: 'DescribeSubnets', region } as const;
  await put({ ...subnets, params: { Limit: most } }, { wrong: 'a number as Limit' });
  await put({ ...subnets, params: { Limit: String(most + 1) } }, { wrong: 'Limit 101' });
  await put({ service: 'cvm', action: 'DescribeZones', region: 'nowhere-1' }, { wrong: 'unknown region' });
}

const clustersIn = (outcome: Outcome) =>
  ('reply' in outcome ? (Clusters.safeParse(outcome.reply).data?.Clusters ?? []) : [])
    .filter(({ ClusterId }) => ClusterId)
    .slice(0, mostClusters);

function isShort(outcome: Outcome, list: string) {
  const counted = 'reply' in outcome ? Counted.safeParse(outcome.reply).data : undefined;
  if (!counted) return false;
  const listed = z.array(z.unknown()).safeParse(counted[list]).data ?? [];
  return listed.length < Math.min(counted.TotalCount, most);
}
