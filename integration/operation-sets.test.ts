import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, json } from './mock-account.ts';
import { member, type Role } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

interface OperationSet {
  id: string;
  groups: (Group & { setId: string; accountId: string; clusterName: string })[];
}
type Entry = { id: string; type: string } & Record<string, unknown>;

/** An enabled cluster in each of two accounts. Their ids and names at TKE are the same. */
const open = () => Promise.all([EnabledCluster.open(world), EnabledCluster.open(world)]);
const partOf = async (cluster: EnabledCluster, count = 2) => ({
  accountId: cluster.account.id,
  region: 'ap-guangzhou',
  clusterId: cluster.clusterId,
  nodes: await cluster.selection(count),
});
const partsOf = (clusters: EnabledCluster[]) => Promise.all(clusters.map((cluster) => partOf(cluster)));
const drain = (clusters: object[], key: string = randomUUID(), atOnce = 1) =>
  world.request('POST', '/nodes/drain', { clusters, atOnce }, { 'idempotency-key': key });
const remove = (clusters: object[], how: object, search = '') => {
  const body = { clusters, atOnce: 1, drainFirst: false, force: false, confirmed: '', ...how };
  return world.request('POST', `/nodes/delete${search}`, body, { 'idempotency-key': randomUUID() });
};
const read = (id: string) => json<OperationSet>(world.request('GET', `/operation-sets/${id}`));
const steer = (id: string, how: string) => world.request('POST', `/operation-sets/${id}/${how}`);
const waitFor = (id: string, wanted: (set: OperationSet) => boolean) =>
  eventually(
    async () => {
      const set = await read(id);
      return wanted(set) ? set : undefined;
    },
    () => read(id),
  );
const statesOf = ({ groups }: OperationSet) => groups.map(({ state }) => state);
const tray = () => json<{ items: Entry[]; ended: Entry[] }>(world.request('GET', '/in-progress'));
const stuck = async (cluster: EnabledCluster, drainStuck = true) =>
  cluster.node((await cluster.nodes())[0]?.name ?? '', { drainStuck });

describe.concurrent('one press over the clusters of two accounts', () => {
  test('is one group per cluster, shown as one, and steered as one', async () => {
    const clusters = await open();
    await Promise.all(clusters.map((cluster) => stuck(cluster)));
    const { id, groups } = await accepted<OperationSet>(drain(await partsOf(clusters)));
    expect(new Set(groups.map(({ accountId }) => accountId))).toEqual(
      new Set(clusters.map(({ account }) => account.id)),
    );
    for (const group of groups) {
      expect(group).toMatchObject({ setId: id, state: 'running', clusterName: 'prod-gz' });
      // The first one may have started before the answer was read.
      expect(group.operations.map(({ state }) => state === 'held')).toEqual([false, true]);
    }
    const { items } = await tray();
    const groupIds = groups.map((group) => group.id);
    expect(items.filter((item) => item.id === id || groupIds.includes(item.id))).toMatchObject([
      { type: 'set', id, act: 'drain', state: 'running', clusters: 2, paused: 0, total: 4, ended: 0, failed: 0 },
    ]);

    await waitFor(id, (set) => set.groups.every(({ operations }) => operations[0]?.state === 'waiting'));
    const [first] = groups;
    await world.request('POST', `/accounts/${first?.accountId}/operation-groups/${first?.id}/pause`);
    expect((await tray()).items.find((item) => item.id === id)).toMatchObject({ state: 'running', paused: 1 });
    expect(statesOf(await json<OperationSet>(steer(id, 'pause')))).toEqual(['paused', 'paused']);
    expect([(await steer(id, 'pause')).status, (await tray()).items.find((item) => item.id === id)]).toMatchObject([
      409,
      { state: 'paused', paused: 2 },
    ]);
    await Promise.all(clusters.map((cluster) => stuck(cluster, false)));
    expect(statesOf(await json<OperationSet>(steer(id, 'resume')))).toEqual(['running', 'running']);
    await waitFor(id, (set) => statesOf(set).every((state) => state === 'finished'));
    const over = await tray();
    expect(over.items.some((item) => item.id === id)).toBe(false);
    expect(over.ended.filter((end) => end.id === id || groupIds.includes(end.id))).toMatchObject([
      { type: 'set', id, act: 'drain', state: 'finished', clusters: 2, total: 4, failed: 0 },
    ]);
    for (const { account } of clusters) {
      expect(await account.requestCount('DrainExternalNode')).toBe(2);
      const own = groups.find(({ accountId }) => accountId === account.id);
      const { sets } = await json<{ sets: object[] }>(world.request('GET', `/accounts/${account.id}/activity`));
      expect(sets).toEqual([{ groupId: own?.id, setId: id }]);
    }
  });

  test('is recorded once by ten clicks with one key; another selection with the key is refused', async () => {
    const clusters = await open();
    await Promise.all(clusters.map((cluster) => stuck(cluster)));
    const parts = await partsOf(clusters);
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 10 }, () => drain(parts, key)));
    const sets = await Promise.all(replies.map((reply) => accepted<OperationSet>(reply)));
    expect(new Set(sets.map(({ id }) => id)).size).toBe(1);
    expect(new Set(sets.flatMap(({ groups }) => groups.map(({ id }) => id))).size).toBe(2);
    const other = await drain(parts.toReversed(), key);
    expect([other.status, await other.json()]).toMatchObject([409, { code: 'key-reused' }]);
    expect(statesOf(await json<OperationSet>(steer(sets[0]?.id ?? '', 'stop')))).toEqual(['stopped', 'stopped']);
  });

  test('that one cluster refuses records nothing, and the refusal names the cluster', async () => {
    const [free, busy] = await open();
    await stuck(busy);
    await accepted<Group>(busy.drain(await busy.selection(1)));
    const [part, refused] = [await partOf(free), await partOf(busy)];
    const { nodes: _, ...place } = refused;
    const inFlight = await drain([part, refused]);
    expect([inFlight.status, await inFlight.json()]).toMatchObject([
      409,
      { code: 'already-in-flight', operationId: expect.any(String), cluster: place },
    ]);
    const gone = await drain([part, { ...refused, nodes: [{ name: 'node-of-nobody', createdTime: null }] }]);
    expect([gone.status, await gone.json()]).toMatchObject([
      400,
      { cluster: place, fields: [{ path: 'clusters.1.nodes.0.name', code: 'node-gone' }] },
    ]);
    const nobody = { ...refused, accountId: randomUUID() };
    const hidden = await drain([part, nobody]);
    expect([hidden.status, await hidden.json()]).toMatchObject([
      404,
      { code: 'not-found', cluster: { accountId: nobody.accountId } },
    ]);
    for (const wrong of [[part], [part, part]]) expect((await drain(wrong)).status).toBe(400);
    const { operations } = await json<{ operations: unknown[] }>(
      world.request('GET', `/accounts/${free.account.id}/operations`),
    );
    expect(operations).toEqual([]);
    expect(await free.account.requestCount('DrainExternalNode')).toBe(0);
    expect((await world.request('GET', `/operation-sets/${randomUUID()}`)).status).toBe(404);
  });

  test('needs the role in each cluster, and shows each person the visible groups', async () => {
    const clusters = await open();
    const [one = '', two = ''] = clusters.map(({ account }) => account.id);
    const parts = await partsOf(clusters);
    const by = async (name: string, ...roles: Role[]) =>
      (
        await member(
          world,
          name,
          [one, two].flatMap((accountId, at) => (roles[at] ? [{ accountId, role: roles[at] }] : [])),
        )
      ).client;
    const press = (person: World, path: string, body: object) =>
      person.request('POST', path, { clusters: parts, atOnce: 1, ...body }, { 'idempotency-key': randomUUID() });
    const half = await press(await by('half', 'operator', 'viewer'), '/nodes/drain', {});
    expect([half.status, await half.json()]).toMatchObject([
      403,
      { code: 'not-permitted', cluster: { accountId: two }, whoMay: { role: 'operator' } },
    ]);
    const forced = { drainFirst: false, force: true, confirmed: '4' };
    const force = await press(await by('force', 'admin', 'operator'), '/nodes/delete', forced);
    expect([force.status, await force.json()]).toMatchObject([
      403,
      { cluster: { accountId: two }, whoMay: { role: 'admin' } },
    ]);
    const { id } = await accepted<OperationSet>(
      await press(await by('both', 'operator', 'operator'), '/nodes/drain', {}),
    );
    const seen = await json<OperationSet>((await by('part', 'viewer')).request('GET', `/operation-sets/${id}`));
    expect(seen.groups.map(({ accountId }) => accountId)).toEqual([one]);
  });

  test('deletes with force only after the number of all nodes was typed; a dry run shows the calls to each cluster', async () => {
    const clusters = await open();
    const parts = await partsOf(clusters);
    const wrong = await remove(parts, { force: true, confirmed: '2' });
    expect([wrong.status, await wrong.json()]).toMatchObject([
      400,
      { fields: [{ path: 'confirmed', code: 'count-differs', params: { count: 4 } }] },
    ]);
    const preview = await remove(parts, { drainFirst: true }, '?dryRun=1');
    const { requests } = await json<{ requests: { action: string }[] }>(preview);
    expect([preview.status, requests.map(({ action }) => action)]).toEqual([
      200,
      Array.from({ length: 4 }, () => ['DrainExternalNode', 'DeleteExternalNode']).flat(),
    ]);
    const { id } = await accepted<OperationSet>(remove(parts, { force: true, confirmed: '4' }));
    await waitFor(id, (set) => statesOf(set).every((state) => state === 'finished'));
    for (const cluster of clusters) expect((await cluster.hostsToClean()).length).toBe(2);
  });
});
