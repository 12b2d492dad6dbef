import { EnabledCluster } from '../enabled-cluster.ts';
import { eventually, json, type Cluster, type Failure } from '../mock-account.ts';
import type { World } from '../world.ts';
import { late, noList, noNames, nulls, refusals, skew, unknownWords, unmade, unread } from './faults.ts';

interface Observation {
  observedAt: string | null;
  problem: { code: string } | null;
}
interface Page {
  observation: Observation;
  /** What the page tells of TKE, in short. */
  facts: string;
}
interface Read {
  action: string;
  /** Where a person presses "Read again". */
  refresh: string;
  page: (cluster: EnabledCluster) => Promise<Page>;
}

const of = (cluster: EnabledCluster) =>
  json<{ cluster: Cluster & { cloudNodes: number | null }; observation: Observation }>(cluster.request('GET', ''));
const verdictOf = (rules: Cluster['rules'], name: string) => rules.find(({ rule }) => rule === name)?.verdict ?? '';
const counted = (words: (string | null)[]) =>
  `${words.length} × ${[...new Set(words.map((word) => word || 'untold'))]}`;

/** What is read again and again, and the page that tells it. */
export const reads: Read[] = [
  {
    action: 'DescribeClusters',
    refresh: '/refresh',
    async page({ account }) {
      const { clusters, regions } = await account.list();
      const [region] = regions;
      return {
        observation: region?.observation ?? { observedAt: null, problem: null },
        facts: counted(
          clusters.map(({ standing, rules }) => `${standing}, plugin ${verdictOf(rules, 'network-plugin')}`),
        ),
      };
    },
  },
  {
    action: 'DescribeExternalNodeSupportConfig',
    refresh: '/refresh',
    async page(cluster) {
      const { observation, cluster: told } = await of(cluster);
      return { observation, facts: told.standing };
    },
  },
  {
    action: 'DescribeClusterInstances',
    refresh: '/refresh',
    async page(cluster) {
      const { observation, cluster: told } = await of(cluster);
      return { observation, facts: `${told.cloudNodes ?? 'untold'}, ${verdictOf(told.rules, 'cloud-node')}` };
    },
  },
  {
    action: 'DescribeExternalNodePools',
    refresh: '/pools/refresh',
    async page(cluster) {
      const { observation, pools } = await cluster.poolList();
      return { observation, facts: counted(pools.map(({ state }) => state)) };
    },
  },
  {
    action: 'DescribeExternalNode',
    refresh: '/pools/refresh',
    async page(cluster) {
      const { observation, nodes } = await cluster.nodeList();
      return { observation, facts: counted(nodes.map(({ status }) => status)) };
    },
  },
];

interface ReadCase {
  name: string;
  slow?: boolean;
  /** Null where there is nothing of the kind in the answer. */
  failure: (action: string) => Failure | null;
}
const fields = (name: string, values: Record<string, object>): ReadCase => ({
  name,
  failure: (action) => (values[action] ? { kind: 'fields', values: values[action] } : null),
});
const lists = ['DescribeClusters', 'DescribeExternalNodePools', 'DescribeExternalNode'];
const clock = 'clock wrong by 6 min';

export const readCases: ReadCase[] = [
  ...[...unmade, ...unread, late, ...refusals].map(({ failure, ...fault }) => ({ ...fault, failure: () => failure })),
  { name: clock, failure: () => 'AuthFailure.SignatureExpire' },
  { name: 'UnsupportedOperation.NotInWhitelist', failure: () => 'UnsupportedOperation.NotInWhitelist' },
  { name: 'a list that lost an item', failure: (action) => (lists.includes(action) ? { kind: 'short-list' } : null) },
  fields('neither list nor count', noList),
  fields('rows without a name', noNames),
  fields('nulls', nulls),
  fields('words nobody knows', unknownWords),
];

/** Every read of one kind fails until it is mended; the page of the last good one must stay, and say so. */
export async function playRead(world: World, { action, page, refresh }: Read, { name, failure }: ReadCase) {
  const ordered = failure(action);
  if (!ordered) return null;
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const good = await eventually(async () => {
    const told = await page(cluster);
    return told.observation.observedAt && !told.facts.includes('untold') ? told : undefined;
  });
  const from = await account.asked(action);
  await (name === clock ? skew(account, 360) : account.failNext(action, ordered, null));
  // One that was under way, and one that was met to its end: the third begins after it.
  await eventually(async () => {
    await cluster.request('POST', refresh);
    return (await account.asked(action)) >= from + 3 || undefined;
  });
  const bad = await page(cluster);
  const vanished = (await cluster.activity('?type=change')).filter(({ change }) => change === 'vanished').length;
  await (name === clock ? skew(account, 0) : account.arrange('DELETE', '/faults'));
  await eventually(async () => {
    await cluster.request('POST', refresh);
    const told = await page(cluster);
    return (!told.observation.problem && told.facts === good.facts) || undefined;
  });
  const kept = bad.facts === good.facts;
  return {
    told: [bad.observation.problem?.code, kept ? 'kept' : bad.facts].filter(Boolean).join(' · '),
    lost: (bad.observation.problem !== null && !kept) || vanished > 0,
  };
}
