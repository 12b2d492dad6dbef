import { inCluster, inPool, type TestCluster } from '../test-cluster.ts';
import type { ActionKey, documentedWords } from './documented.ts';

/** A state that changes by itself: the words that reads return, in order. */
interface Walk {
  of: string;
  when: string;
  begins: ActionKey;
  /** The field that holds it, if its words are listed. */
  field: keyof typeof documentedWords;
  scenario: string;
  options?: object;
  walk: (cluster: TestCluster) => Promise<string[]>;
}

const unlisted = '(not listed)';
const Name = 'node-10.4.7.11';
const ofNode = { of: 'node', field: 'Nodes.Status', scenario: 'one-pool' } as const;
const ofPool = { of: 'pool', field: 'NodePoolSet.LifeState', scenario: 'one-pool' } as const;
const ofEnabling = { of: 'enabling', field: 'Status', scenario: 'one-ready-cluster' } as const;
const ofStep = { ...ofEnabling, of: 'step', field: 'Progress.Status' } as const;
const enable = { begins: 'tke EnableExternalNodeSupport' } as const;
const join = { begins: 'tke DescribeExternalNodeScript' } as const;

const status = async ({ config }: TestCluster) => (await config()).Status ?? '';
const thirdStep = async ({ config }: TestCluster) => (await config()).Progress?.[2]?.Status ?? unlisted;
const lifeState = async ({ client }: TestCluster) =>
  (await client.DescribeExternalNodePools(inCluster)).NodePoolSet?.[0]?.LifeState ?? unlisted;
const node =
  (name = Name) =>
  async ({ nodes }: TestCluster) =>
    (await nodes()).find((one) => one.Name === name)?.Status ?? unlisted;

/** Reads between the given steps. A repeated word is recorded once. */
async function seen(
  cluster: TestCluster,
  read: (cluster: TestCluster) => Promise<string>,
  deeds: (() => Promise<unknown>)[],
) {
  const words = [await read(cluster)];
  for (const deed of deeds) {
    await deed();
    const word = await read(cluster);
    if (word !== words.at(-1)) words.push(word);
  }
  return words;
}

/** Enabling at one second per step: started, finished, and once more after a failure at the third step. */
const enablingIn = (read: (cluster: TestCluster) => Promise<string>) => (cluster: TestCluster) =>
  seen(cluster, read, [() => cluster.enable(), () => cluster.advance(2), () => cluster.advance(7)]);
const joining = (cluster: TestCluster) => {
  const register = async () => cluster.register((await cluster.script()).token, '10.9.0.1');
  return seen(cluster, node('node-10.9.0.1'), [register, () => cluster.advance(60)]);
};
const remove = { ...inCluster, Names: [Name], Force: true };
const failing = (failed: string | null) => (cluster: TestCluster) => cluster.change(`nodes/${Name}`, { failed });

export const walks: Walk[] = [
  { ...ofEnabling, ...enable, when: 'it goes well', walk: enablingIn(status) },
  {
    ...ofEnabling,
    ...enable,
    when: 'it fails (`failEnableAtStep`), and is tried again',
    options: { failEnableAtStep: 2 },
    walk: async (cluster) => {
      const failed = await enablingIn(status)(cluster);
      await cluster.options({ failEnableAtStep: null });
      return [...failed, ...(await enablingIn(status)(cluster)).slice(1)];
    },
  },
  { ...ofStep, ...enable, when: 'it goes well', walk: enablingIn(thirdStep) },
  { ...ofStep, ...enable, when: 'it fails', options: { failEnableAtStep: 2 }, walk: enablingIn(thirdStep) },
  {
    ...ofPool,
    begins: 'tke DeleteExternalNodePool',
    when: 'it is deleted',
    walk: (cluster) => {
      const deleting = { ...inCluster, NodePoolIds: [inPool.NodePoolId], Force: true };
      const deeds = [() => cluster.client.DeleteExternalNodePool(deleting), () => cluster.advance(20)];
      return seen(cluster, lifeState, deeds);
    },
  },
  { ...ofNode, ...join, when: 'its host joins', walk: joining },
  {
    ...ofNode,
    ...join,
    when: 'its host joins, with `joiningStatus`',
    options: { joiningStatus: 'Initializing' },
    walk: joining,
  },
  {
    ...ofNode,
    ...join,
    when: 'its host joins a GPU pool without a device',
    walk: async (cluster) => {
      await cluster.change('pools/np-rack0007', { nodeType: 'GPU' });
      return joining(cluster);
    },
  },
  {
    ...ofNode,
    begins: 'tke DrainExternalNode',
    when: 'it is drained; it stays cordoned',
    walk: (cluster) =>
      seen(cluster, node(), [
        () => cluster.client.DrainExternalNode({ ...inCluster, Name }),
        () => cluster.advance(40),
      ]),
  },
  {
    ...ofNode,
    begins: 'tke DrainExternalNode',
    when: 'its drain never ends (`drainStuck`)',
    walk: (cluster) =>
      seen(cluster, node(), [
        () => cluster.change(`nodes/${Name}`, { drainStuck: true }),
        () => cluster.client.DrainExternalNode({ ...inCluster, Name }),
        () => cluster.advance(86_400),
      ]),
  },
  {
    ...ofNode,
    begins: 'tke DeleteExternalNode',
    when: 'it is deleted',
    walk: (cluster) =>
      seen(cluster, node(), [() => cluster.client.DeleteExternalNode(remove), () => cluster.advance(20)]),
  },
  {
    ...ofNode,
    begins: 'tke DeleteExternalNode',
    when: 'it is deleted, and its host, not cleared, starts again (`reboot`)',
    walk: (cluster) =>
      seen(cluster, node(), [
        () => cluster.client.DeleteExternalNode(remove),
        () => cluster.advance(20),
        () => cluster.reboot(Name),
        () => cluster.advance(60),
      ]),
  },
  {
    ...ofNode,
    begins: 'tke DescribeExternalNode',
    when: 'its host goes silent and comes back (`failed`)',
    walk: (cluster) =>
      seen(cluster, node(), [
        () => failing('kubelet stopped posting node status')(cluster),
        () => failing(null)(cluster),
      ]),
  },
];
