import { describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from '../enabled-cluster.ts';
import { accepted } from '../mock-account.ts';
import type { World } from '../world.ts';

const pool = { Name: 'rack-9', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28' };
const onlyOperation = async (cluster: EnabledCluster, reply: Promise<Response>) => {
  const { operations } = await accepted<Group>(reply);
  return cluster.account.waitForEnd(operations[0]?.id ?? '');
};

/** The world's observer must read nothing by itself after the first read: then only an operation's look finds changes at TKE. */
export function testLooks(world: World) {
  describe.concurrent('the look before a call', () => {
    test('stops a create whose name was taken meanwhile', async () => {
      const cluster = await EnabledCluster.open(world);
      const { account, clusterId: ClusterId } = cluster;
      const { NodePoolId } = await account.tke<{ NodePoolId: string }>('CreateExternalNodePool', {
        ClusterId,
        ...pool,
      });
      const { id } = await accepted(cluster.create({ name: 'rack-9' }));
      expect(await account.waitForEnd(id)).toMatchObject({
        state: 'conflict',
        outcome: { reason: 'name-taken', seen: NodePoolId },
      });
      expect(await account.requestCount('CreateExternalNodePool')).toBe(1);
    });

    test('stops a rename to a name that was taken meanwhile', async () => {
      const cluster = await EnabledCluster.open(world);
      const { account, clusterId: ClusterId } = cluster;
      await account.tke('CreateExternalNodePool', { ClusterId, ...pool });
      const { id } = await accepted(cluster.modify(await cluster.pool('rack-7'), { name: 'rack-9' }));
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'conflict', outcome: { reason: 'name-taken' } });
      expect(await account.requestCount('ModifyExternalNodePool')).toBe(0);
    });

    test('stops a change of a pool that changed meanwhile, keeping both versions', async () => {
      const cluster = await EnabledCluster.open(world);
      const { account, clusterId: ClusterId } = cluster;
      const seen = await cluster.pool('rack-7');
      await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: seen.id, DeletionProtection: true });
      const { id } = await accepted(cluster.modify(seen, { labels: [] }));
      expect(await account.waitForEnd(id)).toMatchObject({
        state: 'conflict',
        basedOn: { name: 'rack-7', deletionProtection: false },
        outcome: {
          reason: 'changed-meanwhile',
          seen: expect.stringContaining('"deletionProtection":true'),
          changes: [{ fields: ['deletionProtection'], by: null, operationId: null }],
        },
      });
      expect(await account.requestCount('ModifyExternalNodePool')).toBe(1);
    });

    test('finds a change that somebody else already made, and sends nothing', async () => {
      const cluster = await EnabledCluster.open(world);
      const { account, clusterId: ClusterId } = cluster;
      const seen = await cluster.pool('rack-7');
      await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: seen.id, Labels: [] });
      const { id } = await accepted(cluster.modify(seen, { labels: [] }));
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded', outcome: { reason: 'modified' } });
      expect(await account.requestCount('ModifyExternalNodePool')).toBe(1);
    });

    // In separate clusters, because the look before one delete also reads the other pool.
    test.for([
      ['filled', { reason: 'pool-not-empty', seen: 'node-10.4.7.99' }],
      ['protected', { reason: 'protected' }],
    ] as const)('stops the delete of a pool that was %s meanwhile', async ([change, outcome]) => {
      const cluster = await EnabledCluster.open(world, 'one-enabled-cluster');
      const { account, clusterId: ClusterId } = cluster;
      // Not by an operation: its last read may come later, and find the change below.
      await account.tke('CreateExternalNodePool', { ClusterId, ...pool, Name: 'rack-8' });
      await cluster.request('POST', '/pools/refresh');
      const seen = await cluster.pool('rack-8');
      if (change === 'filled') await cluster.node('node-10.4.7.99', { nodePoolId: seen.id });
      else await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: seen.id, DeletionProtection: true });
      const { id } = await accepted(cluster.remove(seen, { withNodes: false, force: false }));
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'conflict', outcome });
      expect(await account.requestCount('DeleteExternalNodePool')).toBe(0);
    });

    test('finds an already deleted pool, and sends nothing', async () => {
      const cluster = await EnabledCluster.open(world);
      const { account, clusterId: ClusterId } = cluster;
      const seen = await cluster.pool('rack-7');
      await account.arrange('DELETE', `/clusters/${ClusterId}/pools/${seen.id}`);
      const removal = await accepted(cluster.remove(seen, { withNodes: true, force: false }));
      expect(await account.waitForEnd(removal.id)).toMatchObject({
        state: 'succeeded',
        outcome: { reason: 'already-gone' },
      });
      const change = await cluster.modify(seen, { labels: [] });
      expect(change.status).toBe(404);
      expect(await account.requestCount('DeleteExternalNodePool')).toBe(0);
    });

    test.for(['drain', 'delete'] as const)('does not touch a newer node with the same name: %s', async (act) => {
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
      expect(await cluster.account.requestCount('DrainExternalNode')).toBe(0);
      expect(await cluster.account.requestCount('DeleteExternalNode')).toBe(0);
    });

    test('finds an already deleted node: nothing to drain or delete', async () => {
      const cluster = await EnabledCluster.open(world);
      const [one, other] = await cluster.selection(2);
      if (!one || !other) throw new Error('no nodes');
      for (const { name } of [one, other]) await cluster.forgetNode(name);
      const drained = await onlyOperation(cluster, cluster.drain([one]));
      expect(drained).toMatchObject({ state: 'conflict', outcome: { reason: 'node-gone' } });
      // The drain's look has read that both are gone.
      const late = await cluster.removeNodes([other]);
      expect([late.status, await late.json()]).toMatchObject([400, { fields: [{ path: 'nodes.0.name' }] }]);
      expect(await cluster.account.requestCount('DeleteExternalNode')).toBe(0);
    });

    test('ends the delete of an already deleted node as gone, and sends nothing', async () => {
      const cluster = await EnabledCluster.open(world);
      const [node] = await cluster.selection(1);
      if (!node) throw new Error('no node');
      await cluster.forgetNode(node.name);
      const deleted = await onlyOperation(cluster, cluster.removeNodes([node]));
      expect(deleted).toMatchObject({ state: 'succeeded', outcome: { reason: 'already-gone' } });
      expect(await cluster.account.requestCount('DeleteExternalNode')).toBe(0);
    });
  });

  describe.concurrent('an operation that cannot look', () => {
    test('fails with the refusal when TKE refuses the read, and sends nothing', async () => {
      const cluster = await EnabledCluster.open(world);
      const seen = await cluster.pool('rack-7');
      await cluster.account.failNext('DescribeExternalNodePools', 'AuthFailure.UnauthorizedOperation');
      const { id } = await accepted(cluster.modify(seen, { labels: [] }));
      expect(await cluster.account.waitForEnd(id)).toMatchObject({
        state: 'failed',
        outcome: { reason: 'refused-by-tke', problem: { code: 'permission-missing' } },
      });
      expect(await cluster.account.requestCount('ModifyExternalNodePool')).toBe(0);
    });

    test('waits while TKE fails, then continues', async () => {
      const cluster = await EnabledCluster.open(world);
      const seen = await cluster.pool('rack-7');
      await cluster.account.failNext('DescribeExternalNodePools', { kind: 'http', status: 500 }, 3);
      const { id } = await accepted(cluster.modify(seen, { labels: [] }));
      expect(await cluster.account.waitForEnd(id)).toMatchObject({
        state: 'succeeded',
        outcome: { reason: 'modified' },
      });
    });

    test('sends the call again when TKE limits requests', async () => {
      const cluster = await EnabledCluster.open(world);
      await cluster.account.failNext('CreateExternalNodePool', 'RequestLimitExceeded');
      const { id } = await accepted(cluster.create({ name: 'rack-9' }));
      const operation = await cluster.account.waitForEnd(id);
      expect(operation).toMatchObject({ state: 'succeeded', attempts: [{ problem: { code: 'tke-busy' } }, {}] });
      expect((await cluster.poolList()).pools.filter(({ name }) => name === 'rack-9')).toHaveLength(1);
    });
  });
}
