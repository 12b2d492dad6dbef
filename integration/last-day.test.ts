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

interface Step {
  at: string;
  count: number;
  names: string[];
}
interface Answer {
  from: string;
  until: string;
  knownFrom: string | null;
  joined: Step[];
  lost: Step[];
  operations: {
    type: string;
    startedAt: string;
    endedAt: string | null;
    nodes?: number;
    kind?: string;
    name?: string;
  }[];
  outside: { object: string; change: string; count: number; names: string[] }[];
  gaps: { beganAt: string; endedAt: string | null }[];
  leftOut: { operations: number; outside: number };
}
const lastDay = (cluster: EnabledCluster) => json<Answer>(cluster.request('GET', '/last-day'));
/** Waits until the picture has what the test wants. Each request for the nodes makes Isthmus read them again soon. */
const seen = (cluster: EnabledCluster, wanted: (answer: Answer) => boolean) =>
  eventually(async () => {
    await cluster.nodeList();
    const answer = await lastDay(cluster);
    return wanted(answer) ? answer : undefined;
  });
const allOf = (steps: Step[]) => steps.flatMap(({ names }) => names).toSorted();

test.concurrent(
  'the last day has joins, losses, outside changes and operations, and nothing from the first reading',
  async () => {
    const cluster = await EnabledCluster.open(world, 'one-pool', {}, 4);
    const first = await lastDay(cluster);
    expect(first).toMatchObject({ joined: [], lost: [], outside: [], operations: [], gaps: [] });
    expect(Date.parse(first.knownFrom ?? '')).toBeGreaterThan(Date.parse(first.from));
    expect(Date.parse(first.until) - Date.parse(first.from)).toBe(86_400_000);

    const [removed, gone, failing] = await cluster.selection();
    const { id: modified } = await accepted(cluster.modify(await cluster.pool('rack-7'), { labels: [] }));
    await cluster.account.waitForState(modified, ['succeeded']);
    const { id } = await accepted<Group>(cluster.removeNodes([removed ?? {}], { drainFirst: true }));
    await cluster.waitForGroup(id, ({ state }) => state === 'finished');
    await cluster.forgetNode(gone?.name ?? '');
    await cluster.node(failing?.name ?? '', { failed: 'kubelet stopped' });
    await cluster.node('node-10.4.7.99', {});
    const answer = await seen(cluster, ({ joined, lost }) => joined.length > 0 && allOf(lost).length === 2);
    expect(allOf(answer.joined)).toEqual(['node-10.4.7.99']);
    expect(allOf(answer.lost)).toEqual([gone?.name, failing?.name].toSorted());
    // A state that changed by itself is no act of anybody.
    const outside = answer.outside.map(({ object, change, count, names }) => [object, change, count, ...names]);
    expect(outside.toSorted()).toEqual([
      ['node', 'appeared', 1, 'node-10.4.7.99'],
      ['node', 'vanished', 1, gone?.name],
    ]);
    // The drain and the deletion are one group of one node.
    expect(answer.operations).toMatchObject([
      {
        type: 'operation',
        id: modified,
        kind: 'modify-external-node-pool',
        name: 'rack-7',
        endedAt: expect.any(String),
      },
      { type: 'group', id, act: 'drain-and-delete', nodes: 1, failed: 0, undecided: 0, endedAt: expect.any(String) },
    ]);
    expect(answer.leftOut).toEqual({ operations: 0, outside: 0 });
  },
);

test.concurrent('an older change is not in it, and equal changes of half an hour are counted together', async () => {
  const cluster = await EnabledCluster.open(world);
  const { id: accountId } = cluster.account;
  await database.rows(
    `insert into observed_change (account_id, region, cluster_id, at, object, object_id, name, change)
     values ($1, 'ap-guangzhou', $2, now() - interval '25 hours', 'node', 'old', 'old', 'vanished')`,
    [accountId, cluster.clusterId],
  );
  expect(await lastDay(cluster)).toMatchObject({ joined: [], lost: [], outside: [] });
  await database.rows(
    `insert into observed_change (account_id, region, cluster_id, at, object, object_id, name, change, after)
     select $1, 'ap-guangzhou', $2, now() - make_interval(mins => n), 'node', 'x-' || n, 'x-' || n, 'appeared', '{}'
     from generate_series(1, 1439) n`,
    [accountId, cluster.clusterId],
  );
  const { joined, outside } = await lastDay(cluster);
  expect(joined).toHaveLength(48);
  expect(joined.reduce((sum, { count }) => sum + count, 0)).toBe(1439);
  expect(outside[0]?.count).toBe(joined[0]?.count);
  expect(joined[0]?.names).toHaveLength(3);
});

test.concurrent('a time without readings is a gap, also while it lasts', async () => {
  const cluster = await EnabledCluster.open(world);
  const before = await lastDay(cluster);
  await cluster.account.failNext('DescribeExternalNode', { kind: 'http', status: 500 }, 4);
  const { gaps: lasting } = await seen(cluster, ({ gaps }) => gaps.length > 0);
  expect(Date.parse(lasting[0]?.beganAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before.knownFrom ?? ''));
  const { gaps } = await seen(cluster, (answer) => answer.gaps.some(({ endedAt }) => endedAt !== null));
  expect(gaps).toEqual([{ beganAt: lasting[0]?.beganAt, endedAt: expect.any(String) }]);
});
