import { EnabledCluster } from '../enabled-cluster.ts';
import { eventually, json, type Cluster, type Failure } from '../mock-account.ts';
import type { World } from '../world.ts';
import {
  lateAnswer,
  noList,
  noNames,
  nulls,
  refusals,
  skew,
  unknownWords,
  notApplied,
  unusableAnswers,
} from './faults.ts';

interface Observation {
  observedAt: string | null;
  problem: { code: string } | null;
}
interface Page {
  observation: Observation;
  /** A short summary of the page. */
  facts: string;
}
interface Read {
  action: string;
  /** The address of the "Read again" button. */
  refresh: string;
  page: (cluster: EnabledCluster) => Promise<Page>;
}

const clusterPage = (cluster: EnabledCluster) =>
  json<{ cluster: Cluster & { cloudNodes: number | null }; observation: Observation }>(cluster.request('GET', ''));
const verdictOf = (rules: Cluster['rules'], name: string) => rules.find(({ rule }) => rule === name)?.verdict ?? '';
const summaryOf = (words: (string | null)[]) =>
  `${words.length} × ${[...new Set(words.map((word) => word || 'not reported'))]}`;

/** The repeated reads, with the page that shows each. */
export const reads: Read[] = [
  {
    action: 'DescribeClusters',
    refresh: '/refresh',
    async page({ account }) {
      const { clusters, regions } = await account.list();
      const [region] = regions;
      return {
        observation: region?.observation ?? { observedAt: null, problem: null },
        facts: summaryOf(
          clusters.map(({ readiness, rules }) => `${readiness}, plugin ${verdictOf(rules, 'network-plugin')}`),
        ),
      };
    },
  },
  {
    action: 'DescribeExternalNodeSupportConfig',
    refresh: '/refresh',
    async page(cluster) {
      const { observation, cluster: read } = await clusterPage(cluster);
      return { observation, facts: read.readiness };
    },
  },
  {
    action: 'DescribeClusterInstances',
    refresh: '/refresh',
    async page(cluster) {
      const { observation, cluster: read } = await clusterPage(cluster);
      return { observation, facts: `${read.cloudNodes ?? 'not reported'}, ${verdictOf(read.rules, 'cloud-node')}` };
    },
  },
  {
    action: 'DescribeExternalNodePools',
    refresh: '/pools/refresh',
    async page(cluster) {
      const { observation, pools } = await cluster.poolList();
      return { observation, facts: summaryOf(pools.map(({ state }) => state)) };
    },
  },
  {
    action: 'DescribeExternalNode',
    refresh: '/pools/refresh',
    async page(cluster) {
      const { observation, nodes } = await cluster.nodeList();
      return { observation, facts: summaryOf(nodes.map(({ status }) => status)) };
    },
  },
];

interface ReadCase {
  name: string;
  slow?: boolean;
  /** Null when the fault does not apply to this action. */
  failure: (action: string) => Failure | null;
}
const fields = (name: string, values: Record<string, object>): ReadCase => ({
  name,
  failure: (action) => (values[action] ? { kind: 'fields', values: values[action] } : null),
});
const lists = ['DescribeClusters', 'DescribeExternalNodePools', 'DescribeExternalNode'];
const clock = 'clock wrong by 6 min';

export const readCases: ReadCase[] = [
  ...[...notApplied, ...unusableAnswers, lateAnswer, ...refusals].map(({ failure, ...fault }) => ({
    ...fault,
    failure: () => failure,
  })),
  { name: clock, failure: () => 'AuthFailure.SignatureExpire' },
  { name: 'UnsupportedOperation.NotInWhitelist', failure: () => 'UnsupportedOperation.NotInWhitelist' },
  { name: 'a list that lost an item', failure: (action) => (lists.includes(action) ? { kind: 'short-list' } : null) },
  fields('neither list nor count', noList),
  fields('rows without a name', noNames),
  fields('nulls', nulls),
  fields('words nobody knows', unknownWords),
];

/** All reads of one kind fail until the fault is cleared. The page must keep the last good state and show the problem. */
export async function playRead(world: World, { action, page, refresh }: Read, { name, failure }: ReadCase) {
  const ordered = failure(action);
  if (!ordered) return null;
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const good = await eventually(async () => {
    const current = await page(cluster);
    return current.observation.observedAt && !current.facts.includes('not reported') ? current : undefined;
  });
  const from = await account.requestCount(action);
  await (name === clock ? skew(account, 360) : account.failNext(action, ordered, null));
  // The first read may have started before the fault. The third starts after the second, which had the whole fault.
  await eventually(async () => {
    await cluster.request('POST', refresh);
    return (await account.requestCount(action)) >= from + 3 || undefined;
  });
  const bad = await page(cluster);
  const vanished = (await cluster.activity('?type=change')).filter(({ change }) => change === 'vanished').length;
  await (name === clock ? skew(account, 0) : account.arrange('DELETE', '/faults'));
  await eventually(async () => {
    await cluster.request('POST', refresh);
    const current = await page(cluster);
    return (!current.observation.problem && current.facts === good.facts) || undefined;
  });
  const kept = bad.facts === good.facts;
  return {
    result: [bad.observation.problem?.code, kept ? 'kept' : bad.facts].filter(Boolean).join(' · '),
    lost: (bad.observation.problem !== null && !kept) || vanished > 0,
  };
}
