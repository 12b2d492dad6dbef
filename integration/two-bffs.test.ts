import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { Database } from './database.ts';
import { eachKind, effects } from './each-kind.ts';
import { openEventStream } from './event-stream.ts';
import { accepted, eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = new World();
let other = world;
beforeAll(async () => {
  await world.start();
  other = await world.beside();
});
afterAll(() => world.stop());

describe.concurrent('two BFFs on one database', () => {
  test('a change requested at one BFF is shown as finished by the other', async () => {
    const here = await EnabledCluster.open(world);
    const there = here.through(other);
    const { id } = await accepted(here.create({ name: 'rack-9' }));
    expect(await there.account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
    expect(await there.pool('rack-9')).toMatchObject({ name: 'rack-9' });
  });

  test('a stream at one receives the changes of the other', async () => {
    const here = await EnabledCluster.open(world);
    const { account } = here;
    const watched = [`operations:${account.id}`, `external-node-pools:${account.id}`];
    const streams = [world, other].map((at) => openEventStream(at, ...watched));
    await eventually(async () => streams.every(({ received }) => received.text.includes('event: alive')) || undefined);
    const { id } = await accepted(here.create({ name: 'rack-9' }));
    await account.waitForEnd(id);
    for (const { received, stop } of streams) {
      await eventually(async () => received.text.includes(`"operations:${account.id}:${id}"`) || undefined);
      expect(received.text).toContain(`"external-node-pools:${account.id}:ap-guangzhou:${here.clusterId}"`);
      stop();
    }
  });

  test('a group runs one operation at a time over both', async () => {
    const here = await EnabledCluster.open(world);
    const { id } = await accepted<Group>(here.drain(await here.selection()));
    const over = await here.through(other).waitForGroup(id, ({ state }) => state === 'finished');
    expect(over.operations.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(await here.account.requestCount('DrainExternalNode')).toBe(3);
  });

  test('one read per interval, although both watch', async () => {
    const here = await EnabledCluster.open(world, 'one-pool', { speed: 1 });
    const there = here.through(other);
    const action = 'DescribeExternalNodePools';
    const reads = await eventually(async () => {
      await Promise.all([here.poolList(), there.poolList()]);
      const requests = await here.account.requests(action);
      return requests.length >= 6 ? requests.slice(0, 6) : undefined;
    });
    const [first, last] = [reads[0], reads.at(-1)].map((read) => Date.parse(read?.at ?? ''));
    // Five intervals of a second. Two BFFs that each read would take half of it.
    expect((last ?? 0) - (first ?? 0)).toBeGreaterThan(4_500);
  });
});

interface Job {
  state: string;
  startedOn: Date;
  heartbeatOn: Date;
}
/** The jobs of these operations in order, as stored in the queue. */
const jobsOf = (database: Database, operationIds: string[]) =>
  database.rows<Job>(
    `select state, started_on as "startedOn", heartbeat_on as "heartbeatOn" from pgboss.job
       where data->>'operationId' = any($1) order by created_on`,
    [operationIds],
  );

test('when one is killed in the middle of operations, the other takes each over within 15 s, with one effect', async () => {
  // No call ends before its process is killed, even on a busy machine.
  const doomed = new World({ ISTHMUS_TKE_TIMEOUT_MS: '120000' });
  await doomed.start();
  const database = await Database.of(doomed);
  try {
    const requested = await Promise.all(
      eachKind.map(async ({ action, open }) => {
        const { account, ask } = await open(doomed);
        await account.failNext(action, { kind: 'held-answer' });
        const id = await ask();
        await eventually(async () => (await effects(account, action)) || undefined);
        return { action, account, id };
      }),
    );
    const ids = requested.map(({ id }) => id);
    const survivor = await doomed.beside();
    // Kills just after a heartbeat, because then the missing heartbeat is noticed latest.
    const lastBeat = async () =>
      Math.max(...(await jobsOf(database, ids)).map(({ heartbeatOn }) => heartbeatOn.getTime()));
    const before = await lastBeat();
    await eventually(async () => (await lastBeat()) > before || undefined);
    await doomed.killBff();
    const [killed] = await database.rows<{ at: Date }>('select now() as at');
    for (const { action, account, id } of requested) {
      const there = account.through(survivor);
      expect(await there.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      expect(await effects(there, action)).toBe(1);
      const [lost, next] = await jobsOf(database, [id]);
      expect(lost?.state).toBe('failed');
      expect((next?.startedOn.getTime() ?? Infinity) - (killed?.at.getTime() ?? 0)).toBeLessThan(15_000);
    }
  } finally {
    await database.close();
    await doomed.stop();
  }
});
