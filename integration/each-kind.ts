import { randomUUID } from 'node:crypto';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, MockAccount } from './mock-account.ts';
import type { World } from './world.ts';

/** Requests the change with the same body each time, through another BFF if given. Returns the operation's id. */
type Ask = (key?: string, through?: World) => Promise<string>;
interface Ready {
  account: MockAccount;
  ask: Ask;
}
export interface Kind {
  kind: string;
  /** The only TKE action that the operation calls. */
  action: string;
  /** The read actions with which the operation looks and confirms. */
  reads: string[];
  /** Opens a new account in which the change can be requested. */
  open: (world: World) => Promise<Ready>;
}

const inCluster =
  (prepare: (cluster: EnabledCluster) => Ask | Promise<Ask>) =>
  async (world: World): Promise<Ready> => {
    const cluster = await EnabledCluster.open(world);
    return { account: cluster.account, ask: await prepare(cluster) };
  };
const operationId = async (reply: Promise<Response>) => (await accepted(reply)).id;
const firstOperationId = async (reply: Promise<Response>) => (await accepted<Group>(reply)).operations[0]?.id ?? '';

/** All kinds of changes that Isthmus makes. */
export const eachKind: Kind[] = [
  {
    kind: 'enable external nodes',
    action: 'EnableExternalNodeSupport',
    reads: ['DescribeExternalNodeSupportConfig'],
    open: async (world) => {
      const account = await MockAccount.open(world, 'one-ready-cluster');
      const cluster = await account.cluster('prod-gz');
      return {
        account,
        ask: (key = randomUUID(), through = world) => operationId(account.through(through).enable(cluster, key)),
      };
    },
  },
  {
    kind: 'create a pool',
    action: 'CreateExternalNodePool',
    reads: ['DescribeExternalNodePools'],
    open: inCluster(
      (cluster) => (key, at) =>
        operationId(cluster.through(at).create({ name: 'rack-9', customData: { text: 'echo rack' } }, key)),
    ),
  },
  {
    kind: 'modify a pool',
    action: 'ModifyExternalNodePool',
    reads: ['DescribeExternalNodePools'],
    open: inCluster(async (cluster) => {
      const pool = await cluster.pool('rack-7');
      return (key, at) =>
        operationId(cluster.through(at).modify(pool, { labels: [{ key: 'tier', value: 'gold' }] }, key));
    }),
  },
  {
    kind: 'delete a pool with its nodes',
    action: 'DeleteExternalNodePool',
    reads: ['DescribeExternalNodePools', 'DescribeExternalNode'],
    open: inCluster(async (cluster) => {
      const pool = await cluster.pool('rack-7');
      return (key, at) => operationId(cluster.through(at).remove(pool, { withNodes: true, force: true }, key));
    }),
  },
  {
    kind: 'drain a node',
    action: 'DrainExternalNode',
    reads: ['DescribeExternalNode'],
    open: inCluster(async (cluster) => {
      const nodes = await cluster.selection(1);
      return (key, at) => firstOperationId(cluster.through(at).drain(nodes, 1, key));
    }),
  },
  {
    kind: 'delete a node',
    action: 'DeleteExternalNode',
    reads: ['DescribeExternalNode'],
    open: inCluster(async (cluster) => {
      const nodes = await cluster.selection(1);
      return (key, at) =>
        firstOperationId(cluster.through(at).removeNodes(nodes, { force: true, confirmed: cluster.name }, key));
    }),
  },
];

/** How often TKE applied the action. */
export const effects = async (account: MockAccount, action: string) =>
  (await account.requests(action)).filter(({ verdict }) => verdict === 'ok').length;
