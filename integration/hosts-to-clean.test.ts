import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually, json } from './mock-account.ts';
import { onServer } from './setting.ts';
import { World } from './world.ts';

interface Host {
  id: string;
  nodeName: string;
  ip: string;
  nodePoolId: string | null;
  cleanedAt: string | null;
  cleanedBy: string | null;
}

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const hostsOf = async (cluster: EnabledCluster) =>
  (await json<{ hosts: Host[] }>(cluster.request('GET', '/hosts-to-clean'))).hosts;
const mark = (cluster: EnabledCluster, id: string) => cluster.request('POST', `/hosts-to-clean/${id}/cleaned`);

/** A cluster in which one node was just deleted. */
async function afterDeletion() {
  const cluster = await EnabledCluster.open(world);
  const [node] = await cluster.nodes();
  await cluster.removeNodes(await cluster.selection(1), { force: true, confirmed: cluster.name });
  const [host] = await eventually(async () => {
    const hosts = await hostsOf(cluster);
    return hosts.length ? hosts : undefined;
  });
  if (!node || !host) throw new Error('no node was deleted');
  return { cluster, node, host };
}

test('the host of a deleted node needs cleaning until somebody marks it as cleaned', async () => {
  const { cluster, node, host } = await afterDeletion();
  expect(host).toMatchObject({ nodeName: node.name, ip: node.ip, nodePoolId: node.nodePoolId, cleanedAt: null });
  const marked = await json<Host>(mark(cluster, host.id));
  expect(marked).toMatchObject({ id: host.id, cleanedAt: expect.any(String), cleanedBy: 'ana' });
  expect(await json<Host>(mark(cluster, host.id))).toEqual(marked);
  expect(await hostsOf(cluster)).toEqual([marked]);
});

test('a mark on the wrong host is taken back, and the audit keeps both acts', async () => {
  const { cluster, host } = await afterDeletion();
  const unmark = () => cluster.request('DELETE', `/hosts-to-clean/${host.id}/cleaned`);
  await json(mark(cluster, host.id));
  expect(await json<Host>(unmark())).toEqual(host);
  expect(await json<Host>(unmark())).toEqual(host);
  expect(await hostsOf(cluster)).toEqual([host]);
  const acts = await onServer(
    `select act from audit where details->>'hostId' = '${host.id}' order by at, id`,
    world.databaseUrl,
  );
  expect(acts).toEqual([{ act: 'mark-host-cleaned' }, { act: 'unmark-host-cleaned' }]);
  expect((await json<Host>(mark(cluster, host.id))).cleanedBy).toBe('ana');
});

test('a host of another cluster or account is not found', async () => {
  const { host } = await afterDeletion();
  const elsewhere = await EnabledCluster.open(world);
  expect((await mark(elsewhere, host.id)).status).toBe(404);
  expect((await elsewhere.request('DELETE', `/hosts-to-clean/${host.id}/cleaned`)).status).toBe(404);
  expect(await hostsOf(elsewhere)).toEqual([]);
});
