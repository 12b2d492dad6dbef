import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const states = ({ operations }: Group) => operations.map(({ state }) => state);
const isOver = ({ state }: Group) => ['finished', 'stopped'].includes(state);
const drained = async (cluster: EnabledCluster, atOnce = 1) =>
  accepted<Group>(cluster.drain(await cluster.selection(), atOnce));
/** Makes the first node's drain never end, or end again with `drainStuck` false. */
const stuck = async (cluster: EnabledCluster, drainStuck = true) => {
  const [first] = await cluster.nodes();
  await cluster.node(first?.name ?? '', { drainStuck });
};
const begun = (cluster: EnabledCluster, id: string, index: number) =>
  cluster.waitForGroup(id, ({ operations }) => operations[index]?.state === 'waiting');

/** Moves the operation's start into the past. */
async function age(operationId: string, minutes: number) {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  const moved =
    'update operation_attempt set started_at = started_at - make_interval(mins => $2) where operation_id = $1';
  await client.query(moved, [operationId, minutes]);
  await client.end();
}

/** The others may have started before the answer was read. */
const isHeld = ({ state }: { state: string }) => state === 'held';

describe.concurrent('a group', () => {
  test('runs one operation at a time, in order, and finishes', async () => {
    const cluster = await EnabledCluster.open(world);
    const { id, operations } = await drained(cluster);
    expect(operations.map(isHeld)).toEqual([false, true, true]);
    const most = { atOnce: 0 };
    const over = await cluster.waitForGroup(id, (group) => {
      const live = states(group).filter((state) => ['queued', 'running', 'waiting'].includes(state));
      most.atOnce = Math.max(most.atOnce, live.length);
      return isOver(group);
    });
    expect(most.atOnce).toBe(1);
    expect([over.state, states(over)]).toEqual(['finished', ['succeeded', 'succeeded', 'succeeded']]);
    const requests = await cluster.account.requests('DrainExternalNode');
    expect(requests.map(({ params }) => params['Name'])).toEqual(operations.map(({ target }) => target.name));
  });

  test('is created once by fifty clicks with one key; another selection with the key is refused', async () => {
    const cluster = await EnabledCluster.open(world);
    await stuck(cluster);
    const nodes = await cluster.selection();
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 50 }, () => cluster.drain(nodes, 1, key)));
    const ids = await Promise.all(replies.map(async (reply) => (await accepted<Group>(reply)).id));
    expect(new Set(ids).size).toBe(1);
    const other = await cluster.drain(nodes.slice(1), 1, key);
    expect([other.status, await other.json()]).toMatchObject([409, { code: 'key-reused' }]);
    await begun(cluster, ids[0] ?? '', 0);
    expect(await cluster.account.requestCount('DrainExternalNode')).toBe(1);
  });

  test('paused by a person starts nothing new, and continues when resumed', async () => {
    const cluster = await EnabledCluster.open(world);
    await stuck(cluster);
    const { id } = await drained(cluster);
    await begun(cluster, id, 0);
    expect(await (await cluster.steer(id, 'pause')).json()).toMatchObject({ state: 'paused', pausedBecause: 'person' });
    await stuck(cluster, false);
    const quiet = await cluster.waitForGroup(id, (group) => states(group)[0] === 'succeeded');
    expect([quiet.state, states(quiet)]).toEqual(['paused', ['succeeded', 'held', 'held']]);
    const again = await cluster.steer(id, 'pause');
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'changed-meanwhile' }]);
    expect(await (await cluster.steer(id, 'resume')).json()).toMatchObject({ state: 'running', pausedBecause: null });
    const over = await cluster.waitForGroup(id, isOver);
    expect(states(over)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  });

  test('when stopped lets the running operation end and cancels the rest for good', async () => {
    const cluster = await EnabledCluster.open(world);
    await stuck(cluster);
    const { id } = await drained(cluster);
    await begun(cluster, id, 0);
    expect((await cluster.steer(id, 'stop')).status).toBe(200);
    await stuck(cluster, false);
    const over = await cluster.waitForGroup(id, (group) => states(group)[0] === 'succeeded');
    expect([over.state, states(over)]).toEqual(['stopped', ['succeeded', 'cancelled', 'cancelled']]);
    expect(over.operations[1]?.outcome?.reason).toBe('group-stopped');
    expect((await cluster.steer(id, 'resume')).status).toBe(409);
    expect(await cluster.account.requestCount('DrainExternalNode')).toBe(1);
  });

  test.for(['stop', 'pause'] as const)(
    'after %s starts no operation whose call was not sent, not even a queued one',
    async (how) => {
      const cluster = await EnabledCluster.open(world);
      // Steps of one pool run one after the other, so the other two stay queued while this call has no answer.
      await cluster.account.failNext('DrainExternalNode', { kind: 'held-answer' });
      const { id, operations } = await drained(cluster, 2);
      expect(operations.map(isHeld)).toEqual([false, false, true]);
      await eventually(async () => (await cluster.account.requestCount('DrainExternalNode')) || undefined);
      expect((await cluster.steer(id, how)).status).toBe(200);
      const over = await cluster.waitForGroup(id, (group) => states(group).includes('succeeded'));
      const rest = how === 'stop' ? 'cancelled' : 'held';
      expect(states(over).sort()).toEqual([rest, rest, 'succeeded'].sort());
      expect(await cluster.account.requestCount('DrainExternalNode')).toBe(1);
      if (how === 'pause') {
        await cluster.steer(id, 'resume');
        expect(states(await cluster.waitForGroup(id, isOver))).toEqual(['succeeded', 'succeeded', 'succeeded']);
      }
    },
  );

  test('pauses itself at the first failure, and continues after it when a person resumes it', async () => {
    const cluster = await EnabledCluster.open(world);
    await cluster.account.failNext('DrainExternalNode', 'ResourceNotFound');
    const { id } = await drained(cluster);
    const paused = await cluster.waitForGroup(id, ({ state }) => state === 'paused');
    expect([paused.pausedBecause, states(paused)]).toEqual(['failed', ['failed', 'held', 'held']]);
    expect(await cluster.account.requestCount('DrainExternalNode')).toBe(1);
    await cluster.steer(id, 'resume');
    expect(states(await cluster.waitForGroup(id, isOver))).toEqual(['failed', 'succeeded', 'succeeded']);
  });

  test('pauses itself when an operation is late; after a resume, the late operation and the next run in parallel', async () => {
    const cluster = await EnabledCluster.open(world);
    await stuck(cluster);
    const { id } = await drained(cluster);
    const { operations } = await begun(cluster, id, 0);
    await age(operations[0]?.id ?? '', 11);
    const paused = await cluster.waitForGroup(id, ({ state }) => state === 'paused');
    expect(paused).toMatchObject({ pausedBecause: 'late', operations: [{ state: 'waiting', late: true }, {}, {}] });
    await cluster.steer(id, 'resume');
    const rest = await cluster.waitForGroup(id, (group) => states(group)[2] === 'succeeded');
    expect(states(rest)).toEqual(['waiting', 'succeeded', 'succeeded']);
  });

  // asvs 2.3.1
  test('drains and then deletes each node, the delete only after its drain', async () => {
    const cluster = await EnabledCluster.open(world);
    const nodes = await cluster.selection(2);
    const { id } = await accepted<Group>(cluster.removeNodes(nodes, { drainFirst: true }));
    const over = await cluster.waitForGroup(id, isOver);
    expect(over.operations.map(({ kind, target, state }) => [kind, target.name, state])).toEqual(
      nodes.flatMap(({ name }) => [
        ['drain-external-node', name, 'succeeded'],
        ['delete-external-node', name, 'succeeded'],
      ]),
    );
    expect((await cluster.hostsToClean()).map(({ nodeName }) => nodeName).sort()).toEqual(
      nodes.map(({ name }) => name),
    );
  });

  test('with two in parallel drains two at once, and never deletes a node whose drain failed', async () => {
    const cluster = await EnabledCluster.open(world);
    await cluster.account.failNext('DrainExternalNode', 'ResourceNotFound');
    const nodes = await cluster.selection(3);
    const { id, operations } = await accepted<Group>(cluster.removeNodes(nodes, { drainFirst: true, atOnce: 2 }));
    expect(operations.map(isHeld)).toEqual([false, true, false, true, true, true]);
    await cluster.waitForGroup(id, ({ state }) => state === 'paused');
    await cluster.steer(id, 'resume');
    const over = await cluster.waitForGroup(id, isOver);
    const failed = over.operations.findIndex(({ state }) => state === 'failed');
    expect(over.operations[failed + 1]).toMatchObject({
      kind: 'delete-external-node',
      state: 'cancelled',
      outcome: { reason: 'earlier-step-failed' },
    });
    expect(states(over).filter((state) => state === 'succeeded')).toHaveLength(4);
    expect(await cluster.account.requestCount('DeleteExternalNode')).toBe(2);
  });

  test('is refused as a whole when one of its nodes is in another operation', async () => {
    const cluster = await EnabledCluster.open(world);
    await stuck(cluster);
    const nodes = await cluster.selection();
    await accepted<Group>(cluster.drain(nodes.slice(0, 1)));
    const refused = await cluster.drain([...nodes.slice(1), ...nodes.slice(0, 1)]);
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'already-in-flight' }]);
    const free = await accepted<Group>(cluster.drain(nodes.slice(1)));
    expect(await eventually(async () => (await cluster.group(free.id)).state === 'finished' || undefined)).toBe(true);
  });
});
