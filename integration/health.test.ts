import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { addressed, ExpectedHosts, named } from './expected-hosts.ts';
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

type Health = Record<string, number>;
const none = {
  failed: 0,
  late: 0,
  initializing: 0,
  unknown: 0,
  draining: 0,
  terminating: 0,
  cordoned: 0,
  waiting: 0,
  running: 0,
};

const ofCluster = async (cluster: EnabledCluster) =>
  (await json<{ cluster: { health: Health; nodesObservation: { observedAt: string } } }>(cluster.request('GET', '')))
    .cluster;
const ofPool = async (cluster: EnabledCluster) => (await cluster.pool('rack-7')).health;
const inList = async ({ account, name }: EnabledCluster) => {
  const { clusters } = (await account.list()) as unknown as { clusters: { name: string; health: Health }[] };
  return clusters.find((one) => one.name === name)?.health;
};
/** Waits until the cluster has this health, also as its only pool and in the list of clusters. */
async function healthIs(cluster: EnabledCluster, wanted: Health) {
  const seen = () => Promise.all([ofCluster(cluster).then(({ health }) => health), ofPool(cluster), inList(cluster)]);
  const isWanted = (health?: Health) => isDeepStrictEqual(health, { ...none, ...wanted });
  await eventually(async () => ((await seen()).every(isWanted) ? true : undefined), seen);
}

describe.concurrent('health', () => {
  test('counts nodes by TKE’s status and whether they are cordoned', async () => {
    const cluster = await EnabledCluster.open(world);
    await healthIs(cluster, { running: 3 });
    const [failing, cordoned, draining] = await cluster.nodes();
    await cluster.node(failing?.name ?? '', { failed: 'kubelet stopped' });
    await cluster.node(cordoned?.name ?? '', { unschedulable: true });
    await cluster.node(draining?.name ?? '', { drainStuck: true });
    await healthIs(cluster, { failed: 1, cordoned: 1, running: 1 });
    await accepted<Group>(cluster.drain((await cluster.selection()).slice(2)));
    await healthIs(cluster, { failed: 1, cordoned: 1, draining: 1 });
    expect((await ofCluster(cluster)).nodesObservation.observedAt).toEqual(expect.any(String));
  });

  test('counts hosts from their command until TKE lists them: first as waiting, then as late', async () => {
    const hosts = await ExpectedHosts.open(world);
    const { cluster } = hosts;
    const [listed] = await cluster.nodes();
    const rows = await hosts.planRows(
      [named('edge-1'), addressed('10.4.8.2'), named(listed?.name ?? ''), addressed(listed?.ip ?? ''), named('edge-5')],
      { acknowledged: true },
    );
    await healthIs(cluster, { running: 3 });
    for (const row of rows.slice(0, 4)) await hosts.revealCommand(row);
    await healthIs(cluster, { running: 3, waiting: 2 });
    await database.rows(`update "join" set issued_at = now() - interval '5 minutes' where id = $1`, [rows[0]?.id]);
    await healthIs(cluster, { running: 3, waiting: 1, late: 1 });
    await cluster.node('edge-1', {});
    await healthIs(cluster, { running: 4, waiting: 1 });
  });

  test('counts a host once while it joins, also by its address: DescribeExternalNode does not list it yet', async () => {
    const hosts = await ExpectedHosts.open(world);
    const { cluster } = hosts;
    for (const row of await hosts.planRows([named('edge-1'), addressed('10.4.8.2')])) await hosts.revealCommand(row);
    await healthIs(cluster, { running: 3, waiting: 2 });
    await cluster.node('edge-1', { joinSeconds: 1e9 });
    await cluster.node('node-10.4.8.2', { joinSeconds: 1e9, ip: '10.4.8.2' });
    await healthIs(cluster, { running: 3, initializing: 2 });
    await cluster.node('edge-1', { joinSeconds: 0 });
    await healthIs(cluster, { running: 4, initializing: 1 });
  });
});

interface Seconds {
  state: string;
  seconds: number;
}
const secondsOf = ({ account }: EnabledCluster) =>
  database.rows<Seconds>(
    'select state, sum(seconds) as seconds from health_day where account_id = $1 group by state order by state',
    [account.id],
  );
async function countedUntil({ account }: EnabledCluster) {
  const [row] = await database.rows<{ until: Date }>('select until from health_counted where account_id = $1', [
    account.id,
  ]);
  return row?.until.getTime() ?? 0;
}
/** Makes one more node fail and waits until it was read. Returns the moment until which the node-seconds are counted. */
async function failOne(cluster: EnabledCluster) {
  const before = await countedUntil(cluster);
  const running = (await cluster.nodes()).find(({ status }) => status === 'Running');
  await cluster.node(running?.name ?? '', { failed: 'kubelet stopped' });
  return eventually(async () => {
    await cluster.nodeList();
    const until = await countedUntil(cluster);
    return until > before ? until : undefined;
  });
}
const dayOf = async ({ account }: EnabledCluster) => {
  const [row] = await database.rows<{ joined: number; removed: number; lost: number }>(
    `select sum(joined)::int as joined, sum(removed)::int as removed, sum(lost)::int as lost
     from change_day where account_id = $1`,
    [account.id],
  );
  return row;
};

describe.concurrent('node-seconds', () => {
  test('begin with the first reading, which is no change either', async () => {
    const cluster = await EnabledCluster.open(world);
    expect(await secondsOf(cluster)).toEqual([]);
    expect(await countedUntil(cluster)).toBeGreaterThan(0);
    expect(await dayOf(cluster)).toEqual({ joined: null, removed: null, lost: null });
  });

  test('of the time between two changes belong to the states before the second one', async () => {
    const cluster = await EnabledCluster.open(world);
    const began = await countedUntil(cluster);
    const first = await failOne(cluster);
    expect(await secondsOf(cluster)).toEqual([
      { state: 'running', seconds: expect.closeTo((3 * (first - began)) / 1000) },
    ]);
    const second = await failOne(cluster);
    const [failed, running] = await secondsOf(cluster);
    expect(failed).toEqual({ state: 'failed', seconds: expect.closeTo((second - first) / 1000) });
    expect(running?.seconds).toBeCloseTo((3 * (first - began) + 2 * (second - first)) / 1000);
  });

  test('of a time with three failed readings are unread, and never running', async () => {
    const cluster = await EnabledCluster.open(world);
    const began = await countedUntil(cluster);
    await eventually(
      async () => Date.parse((await cluster.nodeList()).observation.observedAt ?? '') > began || undefined,
    );
    await cluster.account.failNext('DescribeExternalNode', { kind: 'http', status: 500 }, 4);
    const gap = await eventually(async () => {
      await cluster.nodeList();
      const [row] = await database.rows<{ beganAt: Date; endedAt: Date }>(
        'select began_at as "beganAt", ended_at as "endedAt" from reading_gap where account_id = $1',
        [cluster.account.id],
      );
      return row;
    });
    const [running, unread, ...others] = await secondsOf(cluster);
    expect([running?.state, unread?.state, others]).toEqual(['running', 'unread', []]);
    expect(running?.seconds).toBeCloseTo((3 * (gap.beganAt.getTime() - began)) / 1000);
    expect(unread?.seconds).toBeCloseTo((3 * (gap.endedAt.getTime() - gap.beganAt.getTime())) / 1000);
    expect(await cluster.activity('?type=change')).toEqual([]);
  });
});

test('a node is lost without an operation of Isthmus, and removed with one', async () => {
  const cluster = await EnabledCluster.open(world, 'one-pool', {}, 4);
  const [removed, gone, failing] = await cluster.selection();
  const { id } = await accepted<Group>(cluster.removeNodes([removed ?? {}], { drainFirst: true }));
  const { operations } = await cluster.waitForGroup(id, ({ state }) => state === 'finished');
  expect(operations.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
  await cluster.forgetNode(gone?.name ?? '');
  await cluster.node(failing?.name ?? '', { failed: 'kubelet stopped' });
  await cluster.node('node-10.4.7.99', {});
  const wanted = { joined: 1, removed: 1, lost: 2 };
  await eventually(
    async () => {
      await cluster.nodeList();
      return isDeepStrictEqual(await dayOf(cluster), wanted) || undefined;
    },
    () => dayOf(cluster),
  );
});
