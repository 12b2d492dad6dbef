import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted } from './mock-account.ts';
import { World } from './world.ts';

const hour = String(3_600_000);
// Nothing is read by itself here after the first time: what changes at TKE, an operation's own look finds.
const world = new World({ ISTHMUS_OBSERVE_INTERVAL_MS: hour, ISTHMUS_OBSERVE_SWEEP_MS: hour });
beforeAll(() => world.start());
afterAll(() => world.stop());

const pool = { Name: 'rack-9', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28' };
const onlyOperation = async (cluster: EnabledCluster, reply: Promise<Response>) => {
  const { operations } = await accepted<Group>(reply);
  return cluster.account.ended(operations[0]?.id ?? '');
};

describe.concurrent('before anything is sent, a look', () => {
  test('stops a create whose name was taken meanwhile', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    const { NodePoolId } = await account.tke<{ NodePoolId: string }>('CreateExternalNodePool', { ClusterId, ...pool });
    const { id } = await accepted(cluster.create({ name: 'rack-9' }));
    expect(await account.ended(id)).toMatchObject({
      state: 'conflict',
      outcome: { reason: 'name-taken', seen: NodePoolId },
    });
    expect(await account.asked('CreateExternalNodePool')).toBe(1);
  });

  test('stops a rename to a name that was taken meanwhile', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    await account.tke('CreateExternalNodePool', { ClusterId, ...pool });
    const { id } = await accepted(cluster.modify(await cluster.pool('rack-7'), { name: 'rack-9' }));
    expect(await account.ended(id)).toMatchObject({ state: 'conflict', outcome: { reason: 'name-taken' } });
    expect(await account.asked('ModifyExternalNodePool')).toBe(0);
  });

  test('stops a change of a pool that changed meanwhile, keeping both versions', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    const seen = await cluster.pool('rack-7');
    await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: seen.id, DeletionProtection: true });
    const { id } = await accepted(cluster.modify(seen, { labels: [] }));
    expect(await account.ended(id)).toMatchObject({
      state: 'conflict',
      basedOn: { name: 'rack-7', deletionProtection: false },
      outcome: { reason: 'changed-meanwhile', seen: expect.stringContaining('"deletionProtection":true') },
    });
    expect(await account.asked('ModifyExternalNodePool')).toBe(1);
  });

  test('finds a change that somebody else made already, and sends nothing', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    const seen = await cluster.pool('rack-7');
    await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: seen.id, Labels: [] });
    const { id } = await accepted(cluster.modify(seen, { labels: [] }));
    expect(await account.ended(id)).toMatchObject({ state: 'succeeded', outcome: { reason: 'modified' } });
    expect(await account.asked('ModifyExternalNodePool')).toBe(1);
  });

  test('stops the delete of a pool that was protected or filled meanwhile', async () => {
    const cluster = await EnabledCluster.open(world, 'one-enabled-cluster');
    const { account, clusterId: ClusterId } = cluster;
    for (const name of ['filled', 'protected']) await account.ended((await accepted(cluster.create({ name }))).id);
    const [filled, guarded] = [await cluster.pool('filled'), await cluster.pool('protected')];
    await cluster.node('node-10.4.7.99', { nodePoolId: filled.id });
    await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: guarded.id, DeletionProtection: true });
    const only = { withNodes: false, force: false };
    const [first, second] = [
      await accepted(cluster.remove(filled, only)),
      await accepted(cluster.remove(guarded, only)),
    ];
    expect(await account.ended(first.id)).toMatchObject({
      state: 'conflict',
      outcome: { reason: 'pool-not-empty', seen: 'node-10.4.7.99' },
    });
    expect(await account.ended(second.id)).toMatchObject({ state: 'conflict', outcome: { reason: 'protected' } });
    expect(await account.asked('DeleteExternalNodePool')).toBe(0);
  });

  test('finds a pool gone already, and sends nothing', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    const seen = await cluster.pool('rack-7');
    await account.arrange('DELETE', `/clusters/${ClusterId}/pools/${seen.id}`);
    const removal = await accepted(cluster.remove(seen, { withNodes: true, force: false }));
    expect(await account.ended(removal.id)).toMatchObject({ state: 'succeeded', outcome: { reason: 'already-gone' } });
    const change = await cluster.modify(seen, { labels: [] });
    expect(change.status).toBe(404);
    expect(await account.asked('DeleteExternalNodePool')).toBe(0);
  });

  test.for(['drain', 'delete'] as const)('leaves alone another node that has the name by now: %s', async (act) => {
    const cluster = await EnabledCluster.open(world);
    const [node] = await cluster.selection(1);
    if (!node) throw new Error('no node');
    await cluster.forgetNode(node.name);
    await cluster.node(node.name, {});
    const reply = act === 'drain' ? cluster.drain([node]) : cluster.removeNodes([node]);
    const operation = await onlyOperation(cluster, reply);
    const back = (await cluster.nodes()).find(({ name }) => name === node.name);
    expect(back?.createdTime).not.toBe(node.createdTime);
    expect(operation).toMatchObject({
      state: 'conflict',
      outcome: { reason: 'another-node', seen: back?.createdTime },
    });
    expect(await cluster.account.asked('DrainExternalNode')).toBe(0);
    expect(await cluster.account.asked('DeleteExternalNode')).toBe(0);
  });

  test('finds a node gone already: nothing to drain, nothing to delete', async () => {
    const cluster = await EnabledCluster.open(world);
    const [one, other] = await cluster.selection(2);
    if (!one || !other) throw new Error('no nodes');
    for (const { name } of [one, other]) await cluster.forgetNode(name);
    const drained = await onlyOperation(cluster, cluster.drain([one]));
    expect(drained).toMatchObject({ state: 'conflict', outcome: { reason: 'node-gone' } });
    // The read of the drain's look has shown both gone.
    const late = await cluster.removeNodes([other]);
    expect([late.status, await late.json()]).toMatchObject([400, { fields: [{ path: 'nodes.0.name' }] }]);
    expect(await cluster.account.asked('DeleteExternalNode')).toBe(0);
  });

  test('ends the delete of a node gone already as gone, with nothing sent', async () => {
    const cluster = await EnabledCluster.open(world);
    const [node] = await cluster.selection(1);
    if (!node) throw new Error('no node');
    await cluster.forgetNode(node.name);
    const deleted = await onlyOperation(cluster, cluster.removeNodes([node]));
    expect(deleted).toMatchObject({ state: 'succeeded', outcome: { reason: 'already-gone' } });
    expect(await cluster.account.asked('DeleteExternalNode')).toBe(0);
  });
});

describe.concurrent('an operation that cannot look', () => {
  test('fails with what TKE said when TKE refuses the reading, and nothing was sent', async () => {
    const cluster = await EnabledCluster.open(world);
    const seen = await cluster.pool('rack-7');
    await cluster.account.failNext('DescribeExternalNodePools', 'AuthFailure.UnauthorizedOperation');
    const { id } = await accepted(cluster.modify(seen, { labels: [] }));
    expect(await cluster.account.ended(id)).toMatchObject({
      state: 'failed',
      outcome: { reason: 'refused-by-tke', problem: { code: 'permission-missing' } },
    });
    expect(await cluster.account.asked('ModifyExternalNodePool')).toBe(0);
  });

  test('waits while TKE is out of order, then goes on', async () => {
    const cluster = await EnabledCluster.open(world);
    const seen = await cluster.pool('rack-7');
    await cluster.account.failNext('DescribeExternalNodePools', { kind: 'http', status: 500 }, 3);
    const { id } = await accepted(cluster.modify(seen, { labels: [] }));
    expect(await cluster.account.ended(id)).toMatchObject({ state: 'succeeded', outcome: { reason: 'modified' } });
  });

  test('is asked again when TKE limits requests: it did nothing', async () => {
    const cluster = await EnabledCluster.open(world);
    await cluster.account.failNext('CreateExternalNodePool', 'RequestLimitExceeded');
    const { id } = await accepted(cluster.create({ name: 'rack-9' }));
    const operation = await cluster.account.ended(id);
    expect(operation).toMatchObject({ state: 'succeeded', attempts: [{ problem: { code: 'tke-busy' } }, {}] });
    expect((await cluster.poolList()).pools.filter(({ name }) => name === 'rack-9')).toHaveLength(1);
  });
});
