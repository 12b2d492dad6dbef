import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, MockAccount } from './mock-account.ts';
import type { World } from './world.ts';

export interface Asked {
  account: MockAccount;
  operationId: string;
}
interface Kind {
  kind: string;
  /** The one TKE action that it calls. */
  action: string;
  /** Opens an account of its own, orders the failure of that action, and asks for the change. */
  ask: (world: World, fault: string) => Promise<Asked>;
}

const inCluster = async (
  { world, action, fault }: { world: World; action: string; fault: string },
  ask: (cluster: EnabledCluster) => Promise<string>,
): Promise<Asked> => {
  const cluster = await EnabledCluster.open(world);
  await cluster.account.failNext(action, fault);
  return { account: cluster.account, operationId: await ask(cluster) };
};
const firstOf = async (reply: Promise<Response>) => (await accepted<Group>(reply)).operations[0]?.id ?? '';

/** Every kind of change that Isthmus makes, each asked for in a world of its own. */
export const eachKind: Kind[] = [
  {
    kind: 'enable external nodes',
    action: 'EnableExternalNodeSupport',
    ask: async (world, fault) => {
      const account = await MockAccount.open(world, 'one-ready-cluster');
      const cluster = await account.cluster('prod-gz');
      await account.failNext('EnableExternalNodeSupport', fault);
      return { account, operationId: (await account.enabled(cluster)).id };
    },
  },
  {
    kind: 'create a pool',
    action: 'CreateExternalNodePool',
    ask: (world, fault) =>
      inCluster({ world, action: 'CreateExternalNodePool', fault }, async (cluster) => {
        const { id } = await accepted(cluster.create({ name: 'rack-9', customData: { text: 'echo rack' } }));
        return id;
      }),
  },
  {
    kind: 'modify a pool',
    action: 'ModifyExternalNodePool',
    ask: (world, fault) =>
      inCluster({ world, action: 'ModifyExternalNodePool', fault }, async (cluster) => {
        const labels = [{ key: 'tier', value: 'gold' }];
        return (await accepted(cluster.modify(await cluster.pool('rack-7'), { labels }))).id;
      }),
  },
  {
    kind: 'delete a pool with its nodes',
    action: 'DeleteExternalNodePool',
    ask: (world, fault) =>
      inCluster({ world, action: 'DeleteExternalNodePool', fault }, async (cluster) => {
        const how = { withNodes: true, force: true };
        return (await accepted(cluster.remove(await cluster.pool('rack-7'), how))).id;
      }),
  },
  {
    kind: 'drain a node',
    action: 'DrainExternalNode',
    ask: (world, fault) =>
      inCluster({ world, action: 'DrainExternalNode', fault }, async (cluster) =>
        firstOf(cluster.drain(await cluster.selection(1))),
      ),
  },
  {
    kind: 'delete a node',
    action: 'DeleteExternalNode',
    ask: (world, fault) =>
      inCluster({ world, action: 'DeleteExternalNode', fault }, async (cluster) => {
        const how = { force: true, confirmed: cluster.name };
        return firstOf(cluster.removeNodes(await cluster.selection(1), how));
      }),
  },
];

/** How often TKE did what was asked, however often it was asked. */
export const effects = async (account: MockAccount, action: string) =>
  (await account.requests(action)).filter(({ verdict }) => verdict === 'ok').length;
