import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, nodesIn, type Group } from './enabled-cluster.ts';
import { accepted, eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const changes = (cluster: EnabledCluster) => cluster.activity('?type=change');
/** Waits until the change was read. Each request for the pools makes Isthmus read this cluster again soon. */
const seen = (cluster: EnabledCluster, name: string, change: string) =>
  eventually(async () => {
    await cluster.poolList();
    return (await changes(cluster)).find((entry) => entry.name === name && entry.change === change);
  });

/** Moves the operation's end one minute into the past. */
async function endedEarlier(operationId: string) {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  await client.query("update operation set finished_at = finished_at - interval '1 minute' where id = $1", [
    operationId,
  ]);
  await client.end();
}

describe.concurrent('a change at TKE', () => {
  test('from outside Isthmus is listed as a change from outside, for pools and for nodes', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    const [gone, failing] = await cluster.nodes();
    const { id: NodePoolId } = await cluster.pool('rack-7');
    await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId, Labels: [{ Name: 'by', Value: 'hand' }] });
    await cluster.forgetNode(gone?.name ?? '');
    await cluster.node(failing?.name ?? '', { failed: 'kubelet stopped' });
    await cluster.node('node-10.4.7.99', {});
    expect(await seen(cluster, 'rack-7', 'changed')).toMatchObject({
      object: 'pool',
      after: { labels: expect.arrayContaining([{ key: 'by', value: 'hand' }]) },
    });
    expect(await seen(cluster, gone?.name ?? '', 'vanished')).toMatchObject({ object: 'node', after: null });
    expect(await seen(cluster, failing?.name ?? '', 'changed')).toMatchObject({
      before: { status: 'Running' },
      after: { status: 'Failed', reason: 'kubelet stopped' },
    });
    expect(await seen(cluster, 'node-10.4.7.99', 'appeared')).toMatchObject({ object: 'node', before: null });
  });

  test('through Isthmus is listed only as operations', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    const done = async (id: string) => expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
    await done((await accepted(cluster.create({ name: 'rack-9' }))).id);
    const labels = [{ key: 'tier', value: 'gold' }];
    await done((await accepted(cluster.modify(await cluster.pool('rack-7'), { labels }))).id);
    const { id } = await accepted<Group>(cluster.removeNodes(await cluster.selection(1), { drainFirst: true }));
    await cluster.waitForGroup(id, ({ state }) => state === 'finished');
    const pool = await cluster.pool('rack-7', (one) => nodesIn(one) === 2);
    await done((await accepted(cluster.remove(pool, { withNodes: true, force: true }))).id);
    expect(await changes(cluster)).toEqual([]);
    expect((await cluster.activity('?type=operation')).length).toBe(5);
  });

  test('after the end of an operation is not attributed to it', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    const pool = await cluster.pool('rack-7');
    const { id } = await accepted(cluster.modify(pool, { labels: [] }));
    expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
    await endedEarlier(id);
    await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: pool.id, DeletionProtection: true });
    expect(await seen(cluster, 'rack-7', 'changed')).toMatchObject({ after: { deletionProtection: true } });
  });

  test('is named in a conflict: the person of an operation, or outside Isthmus', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    const first = await cluster.pool('rack-7');
    const labels = [{ key: 'tier', value: 'gold' }];
    const { id } = await accepted(cluster.modify(first, { labels }));
    expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
    const second = await cluster.pool('rack-7', ({ digest }) => digest !== first.digest);
    await endedEarlier(id);
    const change = { Labels: [{ Name: 'by', Value: 'hand' }], DeletionProtection: true };
    await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: first.id, ...change });
    const third = await cluster.pool('rack-7', ({ digest }) => digest !== second.digest);

    const outside = { fields: ['labels', 'deletionProtection'], by: null, operationId: null };
    const anas = { fields: ['labels'], by: { name: 'ana' }, operationId: id };
    const refused = await cluster.modify(first, { name: 'rack-seven' });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'changed-meanwhile', changes: [outside, anas] });
    const since = async ({ digest }: { digest: string }) =>
      (await cluster.request('GET', `/pools/${first.id}/changes?since=${digest}`)).json();
    expect(await since(second)).toMatchObject({ changes: [outside] });
    expect(await since(third)).toEqual({ changes: [] });
  });

  test('to a node that its group has not reached is not attributed to the group', async () => {
    const cluster = await EnabledCluster.open(world);
    const [first, , last] = await cluster.nodes();
    await cluster.node(first?.name ?? '', { drainStuck: true });
    await accepted<Group>(cluster.drain(await cluster.selection()));
    await cluster.forgetNode(last?.name ?? '');
    expect(await seen(cluster, last?.name ?? '', 'vanished')).toMatchObject({ object: 'node' });
  });
});
