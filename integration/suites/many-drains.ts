import { expect, onTestFinished, test } from 'vitest';
import { isWhole } from '../../scripts/sample.mjs';
import { Database } from '../database.ts';
import { EnabledCluster, type Group } from '../enabled-cluster.ts';
import { accepted, eventually } from '../mock-account.ts';
import type { World } from '../world.ts';

const drain = 'DrainExternalNode';
const count = ({ operations }: Group, ...states: string[]) =>
  operations.filter(({ state }) => states.includes(state)).length;
const isQuiet = (group: Group) => count(group, 'queued', 'running', 'waiting') === 0;

/** `nodes`: all drains. `turns`: drains between the failures. `doneBeforePause`: finished drains when the test pauses the group. */
const { nodes, turns, doneBeforePause } = isWhole()
  ? { nodes: 40, turns: [5, 10, 6], doneBeforePause: 27 }
  : { nodes: 26, turns: [2, 4, 2], doneBeforePause: 12 };
const pass = (turn: number) => ({ times: turns[turn] ?? 1, failure: { kind: 'pass' } });
/** Calls in order: done, done without an answer, done, refused, done, never arrived, done. */
const callsBeforePause = [
  pass(0),
  { times: 1, failure: { kind: 'held-answer' } },
  pass(1),
  { times: 1, failure: 'ResourceNotFound' },
  pass(2),
  { times: 1, failure: { kind: 'time-out' } },
];
/** The calls after the pause. While one call has no answer, no other call in its pool is sent. */
const callsAfterPause = [
  { times: 1, failure: { kind: 'pass' } },
  { times: 1, failure: { kind: 'held-answer' } },
];

export function testManyDrains(world: World) {
  test(`${nodes} drains, one refused, paused, resumed and stopped, the process killed twice: each has the right end`, async () => {
    const database = await Database.of(world);
    onTestFinished(() => database.close());
    const cluster = await EnabledCluster.open(world, 'one-pool', {}, nodes);
    const { account } = cluster;
    await account.failInTurn(drain, callsBeforePause);
    const waitForFault = (fault: string, times = 1) =>
      eventually(async () => {
        const requests = await account.requests(drain);
        return requests.filter((request) => request.fault === fault).length === times || undefined;
      });
    const atOnce = 4;
    const { id, operations } = await accepted<Group>(cluster.drain(await cluster.selection(), atOnce));
    expect(operations).toHaveLength(nodes);

    await waitForFault('held-answer');
    await world.killBff();
    await world.startBff();

    const paused = await cluster.waitForGroup(id, (group) => group.state === 'paused' && isQuiet(group));
    expect(paused.pausedBecause).toBe('failed');
    expect([count(paused, 'failed'), count(paused, 'succeeded') + count(paused, 'held')]).toEqual([1, nodes - 1]);
    expect(await account.requestCount(drain)).toBe(count(paused, 'failed', 'succeeded'));
    await cluster.steer(id, 'resume');

    await waitForFault('time-out');
    await world.killBff();
    await world.startBff();

    await cluster.waitForGroup(id, (group) => count(group, 'succeeded') >= doneBeforePause);
    expect((await cluster.steer(id, 'pause')).status).toBe(200);
    const again = await cluster.waitForGroup(id, isQuiet);
    expect([again.state, again.pausedBecause]).toEqual(['paused', 'person']);
    // Queued operations are held again. TKE did every drain that was sent. The one that never arrived has two calls.
    expect(await account.requestCount(drain)).toBe(count(again, 'succeeded', 'failed') + 1);
    await account.failInTurn(drain, callsAfterPause);
    await cluster.steer(id, 'resume');
    await waitForFault('held-answer', 2);
    const stopped = (await (await cluster.steer(id, 'stop')).json()) as Group;
    const over = await cluster.waitForGroup(id, isQuiet);

    expect(over.state).toBe('stopped');
    const begun = count(over, 'succeeded', 'failed');
    expect([count(over, 'failed'), begun + count(over, 'cancelled')]).toEqual([1, nodes]);
    expect(begun).toBeGreaterThan(doneBeforePause + 1);
    expect(count(over, 'cancelled')).toBe(count(stopped, 'cancelled'));
    // Operations start in order. Only operations that start together may change places, so fewer than `atOnce` are out of order.
    const lastBegun = over.operations.findLastIndex(({ state }) => state !== 'cancelled');
    expect(lastBegun + 1 - begun).toBeLessThan(atOnce);

    const requests = await account.requests(drain);
    // One call each, and a second one for the call that never arrived.
    expect(requests).toHaveLength(begun + 1);
    for (const { id: operationId, state, target, outcome } of over.operations) {
      const calls = requests.filter(({ params }) => params['Name'] === target.name).map(({ verdict }) => verdict);
      const drained = calls.filter((verdict) => verdict === 'ok').length;
      expect([target.name, drained, outcome?.reason]).toEqual(
        {
          succeeded: [target.name, 1, 'drain-over'],
          failed: [target.name, 0, 'refused-by-tke'],
          cancelled: [target.name, 0, 'group-stopped'],
        }[state],
      );
      const trail = await database.rows('select act, outcome from audit where operation_id = $1 order by id', [
        operationId,
      ]);
      const act = 'drain-external-node';
      expect(trail).toEqual([
        { act, outcome: 'requested' },
        { act, outcome: state === 'succeeded' ? 'done' : state },
      ]);
    }
  });
}
