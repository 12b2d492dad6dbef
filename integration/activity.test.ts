import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, json } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

interface Page {
  entries: { type: string; operation?: { id: string } }[];
  open: { id: string; state: string }[];
  openTotal: number;
  clusters: { region: string; clusterId: string; name: string }[];
  next: string | null;
}
const pageOf = (cluster: EnabledCluster, query: Record<string, string> = {}) =>
  json<Page>(world.request('GET', `/accounts/${cluster.account.id}/activity?${new URLSearchParams(query)}`));
const idsOf = ({ entries }: Page) => entries.flatMap(({ operation }) => operation?.id ?? []);

test('the first page has what waits for a person, then what runs; later pages do not', async () => {
  const cluster = await EnabledCluster.open(world);
  const create = await accepted(cluster.create({ name: 'rack-8' }));
  await cluster.account.waitForEnd(create.id);
  await database.rows(`update operation set state = 'needs-attention', finished_at = null where id = $1`, [create.id]);
  // At TKE a drain lasts until the account's clock is advanced, and the second node waits for the first.
  const group = await accepted<Group>(cluster.drain(await cluster.selection(2)));
  const [running, held] = group.operations.map(({ id }) => id);
  const first = await eventually(async () => {
    const page = await pageOf(cluster, { limit: '1' });
    return page.open.some(({ state }) => state === 'waiting') ? page : undefined;
  });
  expect(first.open.map(({ id, state }) => [id, state])).toEqual([
    [create.id, 'needs-attention'],
    [running, 'waiting'],
  ]);
  expect(first.openTotal).toBe(2);
  expect(first.clusters).toEqual([{ region: 'ap-guangzhou', clusterId: cluster.clusterId, name: cluster.name }]);

  const second = await pageOf(cluster, { limit: '100', cursor: first.next ?? '' });
  expect([second.open, second.openTotal]).toEqual([[], 0]);
  expect([...idsOf(first), ...idsOf(second)].toSorted()).toEqual([create.id, running, held].toSorted());

  const failed = await pageOf(cluster, { state: 'failed' });
  expect([failed.open, failed.openTotal]).toEqual([[], 0]);
  expect((await pageOf(cluster, { type: 'change' })).openTotal).toBe(0);
  expect((await pageOf(cluster, { object: 'rack-8' })).open.map(({ id }) => id)).toEqual([create.id]);
});

test('the id of a pool finds its operations and its changes from outside, and nothing of other objects', async () => {
  const cluster = await EnabledCluster.open(world);
  const { account, clusterId: ClusterId } = cluster;
  const other = await accepted(cluster.create({ name: 'rack-8' }));
  await account.waitForEnd(other.id);
  const { id } = await cluster.pool('rack-7');
  const [node] = await cluster.nodes();
  await account.tke('ModifyExternalNodePool', { ClusterId, NodePoolId: id, Name: 'rack-7b' });
  await cluster.node(node?.name ?? '', { failed: 'kubelet stopped' });
  await eventually(async () => {
    await cluster.poolList();
    return (await pageOf(cluster, { type: 'change' })).entries.length === 2 || undefined;
  });
  const modify = await accepted(cluster.modify(await cluster.pool('rack-7b'), { labels: [] }));
  expect((await pageOf(cluster, { object: id })).entries).toMatchObject([
    { type: 'operation', operation: { id: modify.id } },
    { type: 'change', object: 'pool', objectId: id, name: 'rack-7b', notBefore: expect.any(String) },
  ]);
});
