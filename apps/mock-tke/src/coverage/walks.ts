import { inCluster, inPool, type TestCluster } from '../test-cluster.ts';
import type { ActionKey, documentedWords } from './documented.ts';

/** A state that changes by itself. `walk` returns the words that reads show, in order. */
interface Walk {
  object: string;
  when: string;
  /** The action after which the state changes. */
  startedBy: ActionKey;
  /** The field with the state. */
  field: keyof typeof documentedWords;
  scenario: string;
  options?: object;
  walk: (cluster: TestCluster) => Promise<string[]>;
}

const unlisted = '(not listed)';
const Name = 'node-10.4.7.11';
const ofNode = { object: 'node', field: 'Nodes.Status', scenario: 'one-pool' } as const;
const ofPool = { object: 'pool', field: 'NodePoolSet.LifeState', scenario: 'one-pool' } as const;
const ofEnabling = { object: 'enabling', field: 'Status', scenario: 'one-ready-cluster' } as const;
const ofStep = { ...ofEnabling, object: 'step', field: 'Progress.Status' } as const;
const ofInstance = { object: 'node (2022-05-01)', field: 'InstanceSet.InstanceState', scenario: 'one-pool' } as const;
const ofPool2022 = { object: 'pool (2022-05-01)', field: 'NodePools.LifeState', scenario: 'one-pool' } as const;
const enable = { startedBy: 'tke EnableExternalNodeSupport' } as const;
const join = { startedBy: 'tke DescribeExternalNodeScript' } as const;

const status = async ({ config }: TestCluster) => (await config()).Status ?? '';
const thirdStep = async ({ config }: TestCluster) => (await config()).Progress?.[2]?.Status ?? unlisted;
const lifeState = async ({ client }: TestCluster) =>
  (await client.DescribeExternalNodePools(inCluster)).NodePoolSet?.[0]?.LifeState ?? unlisted;
const node =
  (name = Name) =>
  async ({ nodes }: TestCluster) =>
    (await nodes()).find((one) => one.Name === name)?.Status ?? unlisted;

const instance =
  (name = Name) =>
  async ({ instances }: TestCluster) =>
    (await instances()).find((one) => one.InstanceId === name)?.InstanceState ?? unlisted;
const lifeState2022 = async ({ pools2022 }: TestCluster) => (await pools2022())[0]?.LifeState ?? unlisted;

/** Reads before the first change and after each. Records a repeated word once. */
async function wordsDuring(
  cluster: TestCluster,
  read: (cluster: TestCluster) => Promise<string>,
  changes: (() => Promise<unknown>)[],
) {
  const words = [await read(cluster)];
  for (const change of changes) {
    await change();
    const word = await read(cluster);
    if (word !== words.at(-1)) words.push(word);
  }
  return words;
}

/** Enables the cluster and reads in the third step and at the end. Each step takes one second. */
const enablingIn = (read: (cluster: TestCluster) => Promise<string>) => (cluster: TestCluster) =>
  wordsDuring(cluster, read, [() => cluster.enable(), () => cluster.advance(2), () => cluster.advance(7)]);
const joiningIn = (read: (cluster: TestCluster) => Promise<string>) => (cluster: TestCluster) => {
  const register = async () => cluster.register((await cluster.script()).token, '10.9.0.1');
  return wordsDuring(cluster, read, [register, () => cluster.advance(60)]);
};
const joining = joiningIn(node('node-10.9.0.1'));
const deletingPool = (cluster: TestCluster) =>
  cluster.client.DeleteExternalNodePool({ ...inCluster, NodePoolIds: [inPool.NodePoolId], Force: true });
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
    startedBy: 'tke DeleteExternalNodePool',
    when: 'it is deleted',
    walk: (cluster) => wordsDuring(cluster, lifeState, [() => deletingPool(cluster), () => cluster.advance(20)]),
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
    startedBy: 'tke DrainExternalNode',
    when: 'it is drained; it stays cordoned',
    walk: (cluster) =>
      wordsDuring(cluster, node(), [
        () => cluster.client.DrainExternalNode({ ...inCluster, Name }),
        () => cluster.advance(40),
      ]),
  },
  {
    ...ofNode,
    startedBy: 'tke DrainExternalNode',
    when: 'its drain never ends (`drainStuck`)',
    walk: (cluster) =>
      wordsDuring(cluster, node(), [
        () => cluster.change(`nodes/${Name}`, { drainStuck: true }),
        () => cluster.client.DrainExternalNode({ ...inCluster, Name }),
        () => cluster.advance(86_400),
      ]),
  },
  {
    ...ofNode,
    startedBy: 'tke DeleteExternalNode',
    when: 'it is deleted',
    walk: (cluster) =>
      wordsDuring(cluster, node(), [() => cluster.client.DeleteExternalNode(remove), () => cluster.advance(20)]),
  },
  {
    ...ofNode,
    startedBy: 'tke DeleteExternalNode',
    when: 'it is deleted, and its host, not cleared, starts again (`reboot`)',
    walk: (cluster) =>
      wordsDuring(cluster, node(), [
        () => cluster.client.DeleteExternalNode(remove),
        () => cluster.advance(20),
        () => cluster.reboot(Name),
        () => cluster.advance(60),
      ]),
  },
  {
    ...ofNode,
    startedBy: 'tke DescribeExternalNode',
    when: 'its host goes silent and comes back (`failed`)',
    walk: (cluster) =>
      wordsDuring(cluster, node(), [
        () => failing('kubelet stopped posting node status')(cluster),
        () => failing(null)(cluster),
      ]),
  },
  { ...ofInstance, ...join, when: 'its host joins', walk: joiningIn(instance('node-10.9.0.1')) },
  {
    ...ofInstance,
    startedBy: 'tke DrainExternalNode',
    when: 'it is drained, then deleted',
    walk: (cluster) =>
      wordsDuring(cluster, instance(), [
        () => cluster.client.DrainExternalNode({ ...inCluster, Name }),
        () => cluster.advance(40),
        () => cluster.client.DeleteExternalNode(remove),
        () => cluster.advance(20),
      ]),
  },
  {
    ...ofInstance,
    startedBy: 'tke 2022-05-01 DescribeClusterInstances',
    when: 'its host goes silent and comes back (`failed`)',
    walk: (cluster) =>
      wordsDuring(cluster, instance(), [
        () => failing('kubelet stopped posting node status')(cluster),
        () => failing(null)(cluster),
      ]),
  },
  {
    ...ofPool2022,
    startedBy: 'tke DeleteExternalNodePool',
    when: 'it is deleted',
    walk: (cluster) => wordsDuring(cluster, lifeState2022, [() => deletingPool(cluster), () => cluster.advance(20)]),
  },
];
