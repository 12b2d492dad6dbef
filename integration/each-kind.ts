import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, MockAccount } from './mock-account.ts';
import type { World } from './world.ts';

interface Ready {
  account: MockAccount;
  /** Asks for the change; answers the operation's id. */
  ask: () => Promise<string>;
}
export interface Kind {
  kind: string;
  /** The one TKE action that it calls. */
  action: string;
  /** What it is looked for and confirmed by. */
  reads: string[];
  /** Opens an account of its own in which the change can be asked for. */
  open: (world: World) => Promise<Ready>;
}

const inCluster =
  (ask: (cluster: EnabledCluster) => Promise<string>) =>
  async (world: World): Promise<Ready> => {
    const cluster = await EnabledCluster.open(world);
    return { account: cluster.account, ask: () => ask(cluster) };
  };
const firstOf = async (reply: Promise<Response>) => (await accepted<Group>(reply)).operations[0]?.id ?? '';

/** Every kind of change that Isthmus makes. */
export const eachKind: Kind[] = [
  {
    kind: 'enable external nodes',
    action: 'EnableExternalNodeSupport',
    reads: ['DescribeExternalNodeSupportConfig'],
    open: async (world) => {
      const account = await MockAccount.open(world, 'one-ready-cluster');
      const cluster = await account.cluster('prod-gz');
      return { account, ask: async () => (await account.enabled(cluster)).id };
    },
  },
  {
    kind: 'create a pool',
    action: 'CreateExternalNodePool',
    reads: ['DescribeExternalNodePools'],
    open: inCluster(async (cluster) => {
      const { id } = await accepted(cluster.create({ name: 'rack-9', customData: { text: 'echo rack' } }));
      return id;
    }),
  },
  {
    kind: 'modify a pool',
    action: 'ModifyExternalNodePool',
    reads: ['DescribeExternalNodePools'],
    open: inCluster(async (cluster) => {
      const labels = [{ key: 'tier', value: 'gold' }];
      return (await accepted(cluster.modify(await cluster.pool('rack-7'), { labels }))).id;
    }),
  },
  {
    kind: 'delete a pool with its nodes',
    action: 'DeleteExternalNodePool',
    reads: ['DescribeExternalNodePools', 'DescribeExternalNode'],
    open: inCluster(async (cluster) => {
      const how = { withNodes: true, force: true };
      return (await accepted(cluster.remove(await cluster.pool('rack-7'), how))).id;
    }),
  },
  {
    kind: 'drain a node',
    action: 'DrainExternalNode',
    reads: ['DescribeExternalNode'],
    open: inCluster(async (cluster) => firstOf(cluster.drain(await cluster.selection(1)))),
  },
  {
    kind: 'delete a node',
    action: 'DeleteExternalNode',
    reads: ['DescribeExternalNode'],
    open: inCluster(async (cluster) => {
      const how = { force: true, confirmed: cluster.name };
      return firstOf(cluster.removeNodes(await cluster.selection(1), how));
    }),
  },
];

/** How often TKE did what was asked, however often it was asked. */
export const effects = async (account: MockAccount, action: string) =>
  (await account.requests(action)).filter(({ verdict }) => verdict === 'ok').length;
