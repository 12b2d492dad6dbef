import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster, type Group } from '../enabled-cluster.ts';
import { accepted, type Operation } from '../mock-account.ts';
import { OwnPostgres } from '../own-postgres.ts';
import { World } from '../world.ts';
import { noteFact } from './facts.ts';

const accounts = 26;
const nodesEach = 100;
const restartEveryMs = 4_000;
const atMostMs = 90 * 60_000;

let server: OwnPostgres;
let world: World;
beforeAll(async () => {
  server = await OwnPostgres.forWorlds();
  world = new World({}, server);
  await world.start();
}, 300_000);
afterAll(async () => {
  await world.stop();
  await server.remove();
});

/** Repeats the request with the same key until it is accepted. While PostgreSQL is down, every answer is a 503. */
async function retryUntilAccepted<T>(ask: () => Promise<T>, until: number): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!world.bffRuns) throw new Error(`the BFF ended: ${world.log.slice(-2_000)}`, { cause: error });
      if (Date.now() > until) throw error;
      await later(250);
    }
  }
}

const isOver = ({ state }: { state: string }) => ['finished', 'stopped'].includes(state);

/** Follows a group to its end. Resumes it when something needs attention, so that every operation ends. */
async function followToEnd(cluster: EnabledCluster, id: string, until: number): Promise<Group> {
  for (;;) {
    const group = await retryUntilAccepted(() => cluster.group(id), until);
    if (isOver(group)) return group;
    if (Date.now() > until) throw new Error(`the group ${id} is ${group.state}, paused because ${group.pausedBecause}`);
    if (group.state === 'paused') await retryUntilAccepted(() => cluster.steer(id, 'resume'), until);
    await later(1_000);
  }
}

/** Counts TKE's effects of each operation. */
async function effectsOf(
  cluster: EnabledCluster,
  action: string,
  nameOf: (params: Record<string, unknown>) => unknown,
) {
  const requests = await cluster.account.requests(action);
  const made = requests.filter(({ verdict }) => verdict === 'ok').map(({ params }) => String(nameOf(params)));
  return (name: string) => made.filter((one) => one === name).length;
}

interface Tally {
  operations: number;
  succeeded: number;
  attention: number;
  doubled: string[];
  lost: string[];
  withoutReason: string[];
}

/** Lost: succeeded without an effect. Doubled: two effects. `withoutReason`: an end without a reason. */
function count(tally: Tally, operations: Operation[], times: (name: string) => number) {
  for (const { state, target, kind, outcome } of operations) {
    const done = times(target.name);
    const where = `${kind} ${target.name}: ${state} (${outcome?.reason}), ${done} effects`;
    tally.operations += 1;
    if (state === 'succeeded') tally.succeeded += 1;
    if (state === 'needs-attention') tally.attention += 1;
    if (done > 1) tally.doubled.push(where);
    if (state === 'succeeded' ? done === 0 : done > 0 && state !== 'needs-attention') tally.lost.push(where);
    if (!outcome?.reason) tally.withoutReason.push(where);
  }
}

test(
  'PostgreSQL restarts every few seconds under thousands of operations: no change lost or doubled',
  async () => {
    const until = Date.now() + atMostMs;
    const clusters: EnabledCluster[] = [];
    for (let index = 0; index < accounts; index += 1)
      clusters.push(await EnabledCluster.open(world, 'one-pool', { speed: 600 }, nodesEach));
    const selections = await Promise.all(clusters.map((cluster) => cluster.selection()));
    const tally: Tally = { operations: 0, succeeded: 0, attention: 0, doubled: [], lost: [], withoutReason: [] };
    let restarts = 0;
    let running = true;
    const restarting = (async () => {
      while (running) {
        await later(restartEveryMs);
        await server.stop(restarts % 2 ? 'immediate' : 'fast');
        await server.resume();
        restarts += 1;
      }
    })();

    try {
      await Promise.all(
        clusters.map(async (cluster, index) => {
          const nodes = selections[index] ?? [];
          const key = (what: string) => `soak-${what}-${cluster.account.id}`;
          const group = (ask: () => Promise<Response>) => retryUntilAccepted(() => accepted<Group>(ask()), until);
          const drain = await group(() => cluster.drain(nodes, 5, key('drain')));
          const drained = await followToEnd(cluster, drain.id, until);
          count(tally, drained.operations, await effectsOf(cluster, 'DrainExternalNode', ({ Name }) => Name));
          const how = { atOnce: 5, force: true, confirmed: cluster.name };
          const removal = await group(() => cluster.removeNodes(nodes, how, key('delete')));
          const removed = await followToEnd(cluster, removal.id, until);
          count(tally, removed.operations, await effectsOf(cluster, 'DeleteExternalNode', ({ Names }) => Names));
        }),
      );
    } finally {
      running = false;
      await restarting;
    }
    const { operations, succeeded, attention, doubled, lost, withoutReason } = tally;
    noteFact(
      'Operations while PostgreSQL restarts',
      `${operations} operations, ${restarts} restarts: ${succeeded} succeeded, ${attention} need attention, ${lost.length} lost, ${doubled.length} doubled, ${withoutReason.length} without a reason`,
    );
    expect({ doubled, lost, withoutReason }).toEqual({ doubled: [], lost: [], withoutReason: [] });
    expect(operations).toBeGreaterThanOrEqual(5_000);
    expect(restarts).toBeGreaterThan(20);
    expect(world.bffRuns).toBe(true);
  },
  atMostMs + 300_000,
);
