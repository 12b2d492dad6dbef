import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from './database.ts';
import { eachKind, effects } from './each-kind.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually, json, type MockAccount } from './mock-account.ts';
import { World } from './world.ts';

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

const reading = 'DescribeExternalNode';
// No call ends before its process is killed, even on a busy machine.
const doomed = new World({ ISTHMUS_TKE_TIMEOUT_MS: '120000' });
let database: Database;
let survivor: World;
let watched: EnabledCluster;
let requested: { action: string; account: MockAccount; id: string }[] = [];
/** By the database clock, which mock-tke shares. */
let killedAt = new Date();

/** Requests every kind of change. TKE makes it and never answers. */
const requestAll = () =>
  Promise.all(
    eachKind.map(async ({ action, open }) => {
      const { account, ask } = await open(doomed);
      await account.failNext(action, { kind: 'held-answer' });
      const id = await ask();
      await eventually(async () => (await effects(account, action)) || undefined);
      return { action, account, id };
    }),
  );

/** Opens a cluster whose next read TKE does not answer. */
async function watchUnanswered() {
  const cluster = await EnabledCluster.open(doomed, 'one-pool', { speed: 1 });
  await cluster.account.failNext(reading, { kind: 'time-out' });
  await eventually(async () => {
    await cluster.nodeList();
    const held = await json<{ count: number }>(
      cluster.account.arrange('GET', `/requests?action=${reading}&fault=time-out`),
    );
    return held.count || undefined;
  });
  return cluster;
}

beforeAll(async () => {
  await doomed.start();
  database = await Database.of(doomed);
  [requested, watched] = await Promise.all([requestAll(), watchUnanswered()]);
  // The second replica starts only now, so the first one waits for every answer.
  survivor = await doomed.beside();
  // Kills just after a heartbeat, because then the missing heartbeat is noticed latest.
  const ids = requested.map(({ id }) => id);
  const lastBeat = async () =>
    Math.max(...(await jobsOf(database, ids)).map(({ heartbeatOn }) => heartbeatOn.getTime()));
  const before = await lastBeat();
  await eventually(async () => (await lastBeat()) > before || undefined);
  await doomed.killBff();
  const [now] = await database.rows<{ at: Date }>('select now() as at');
  if (now) killedAt = now.at;
});
afterAll(async () => {
  await database.close();
  await doomed.stop();
});

describe.concurrent('when one of two BFFs is killed, the other takes over within 15 s', () => {
  test('each operation, with one effect', async () => {
    for (const { account, action, id } of requested) {
      const there = account.through(survivor);
      expect(await there.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      expect(await effects(there, action)).toBe(1);
      const [lost, next] = await jobsOf(database, [id]);
      expect(lost?.state).toBe('failed');
      expect((next?.startedOn.getTime() ?? Infinity) - killedAt.getTime()).toBeLessThan(15_000);
    }
  });

  test('the reads', async () => {
    const there = watched.through(survivor);
    const next = await eventually(async () => {
      await there.nodeList();
      const times = (await watched.account.requests(reading)).map(({ at }) => Date.parse(at));
      return times.find((at) => at > killedAt.getTime());
    });
    expect(next - killedAt.getTime()).toBeLessThan(15_000);
  });
});
