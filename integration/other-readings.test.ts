import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, nodesIn, type Group } from './enabled-cluster.ts';
import { accepted, eventually, MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** Sources about TKE contradict each other. mock-tke's default follows one; these tests use the other. */
describe.concurrent('with the other reading of TKE', () => {
  test('a pool whose nodes stay in the cluster does not count as deleted before they are gone', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { poolDeletion: 'leaves-nodes' });
    const { account } = cluster;
    const pool = await cluster.pool('rack-7', (one) => nodesIn(one) === 3);
    const { id } = await accepted(cluster.remove(pool, { withNodes: true, force: true }));
    await eventually(async () => (await cluster.poolList()).pools.length === 0 || undefined);
    const before = await account.requestCount('DescribeExternalNode');
    await eventually(async () => (await account.requestCount('DescribeExternalNode')) > before + 3 || undefined);
    expect(await account.operation(id)).toMatchObject({ state: 'waiting' });
    const nodes = await cluster.nodes();
    expect(nodes.map(({ status, nodePoolId }) => [status, nodePoolId])).toEqual(Array(3).fill(['Running', null]));
    for (const { name } of nodes) await account.arrange('DELETE', `/clusters/${cluster.clusterId}/nodes/${name}`);
    expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded', outcome: { reason: 'deleted' } });
  });

  test('a node with the status words of the guides can be drained and deleted', async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', { nodeStatusWords: 'Normal, Abnormal' });
    const nodes = await cluster.selection(1);
    expect((await cluster.nodes())[0]?.status).toBe('Normal');
    const drained = await accepted<Group>(cluster.drain(nodes));
    expect(await cluster.account.waitForEnd(drained.operations[0]?.id ?? '')).toMatchObject({
      state: 'succeeded',
      outcome: { reason: 'drain-over', seen: 'Normal' },
    });
    const deleted = await accepted<Group>(cluster.removeNodes(nodes));
    expect(await cluster.account.waitForEnd(deleted.operations[0]?.id ?? '')).toMatchObject({ state: 'succeeded' });
  });

  test('an enabling that somebody else started, reported as AlreadyEnabled, is followed to its end', async () => {
    const options = { enableTwice: 'UnsupportedOperation.AlreadyEnabled', enableSeconds: 1200, staleReadSeconds: 1200 };
    const account = await MockAccount.open(world, 'one-ready-cluster', options);
    const ours = await account.cluster('prod-gz');
    const ClusterExternalConfig = { NetworkType: 'HostNetwork', SubnetId: 'subnet-01plenty' };
    await account.tke('EnableExternalNodeSupport', { ClusterId: ours.clusterId, ClusterExternalConfig });
    const { id } = await account.startEnabling(ours);
    expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded', outcome: { reason: 'enabled' } });
  });
});
