import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database, type Stop } from './database.ts';
import { inThisRun } from '../scripts/sample.mjs';
import { eachKind, effects } from './each-kind.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, type MockAccount } from './mock-account.ts';
import { testLooks } from './suites/looks.ts';
import { World } from './world.ts';

const hour = String(3_600_000);
// After the first read the observer reads nothing by itself: each later read belongs to an operation.
const world = new World({ ISTHMUS_OBSERVE_INTERVAL_MS: hour, ISTHMUS_OBSERVE_SWEEP_MS: hour });
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

const lists = ['DescribeExternalNodePools', 'DescribeExternalNode'];
const reads = [...lists, 'DescribeExternalNodeSupportConfig'];
/** Lists without their items. The count shows the loss (`counted`) or is lost too (`uncounted`). */
const counted = { loss: 'counted', effect: { kind: 'short-list', items: 99 } };
const uncounted = {
  loss: 'uncounted',
  effect: { kind: 'fields', values: { Nodes: [], NodePoolSet: [], TotalCount: 0 } },
};
const loseItems = (account: MockAccount, effect: { kind: string }) =>
  Promise.all(lists.map((action) => account.failNext(action, effect)));
const setStaleReads = (account: MockAccount, staleReadSeconds: number) =>
  account.arrange('PATCH', '/options', { staleReadSeconds });
/** Moves the operation's deadline into the past. */
const expire = (id: string) =>
  database.rows("update operation set deadline = now() - interval '1 second' where id = $1", [id]);

/** For each kind: the deadline in minutes, and the last state shown by reads that miss the change. */
const expectedAtDeadline: Record<string, [minutes: number, seen: RegExp]> = {
  'enable external nodes': [20, /^Disabled$/],
  'create a pool': [5, /^np-/],
  'modify a pool': [5, /"rack-7"/],
  'delete a pool with its nodes': [20, /^node\S+ node\S+ node\S+ np-\S+$/],
  'drain a node': [60, /^Running$/],
  'delete a node': [15, /^Running$/],
};

/** Requests a change that no read shows. */
async function requestUnconfirmed({ action, open }: (typeof eachKind)[number]) {
  const { account, ask } = await open(world);
  await setStaleReads(account, 1_000_000);
  const id = await ask();
  const operation = await account.waitForState(id, ['waiting']);
  return { account, id, operation, expectOneEffect: async () => expect(await effects(account, action)).toBe(1) };
}

testLooks(world);

describe.concurrent('a list with lost items', () => {
  const withLosses = [counted, uncounted].flatMap((loss) => eachKind.map((kind) => ({ ...kind, ...loss })));
  const ofExistingObjects = withLosses.filter(({ kind }) => !/^(enable|create)/.test(kind));

  test.for(inThisRun(ofExistingObjects, 3))(
    '$kind, $loss: an object that the first look misses does not count as gone',
    async ({ action, open, effect }) => {
      const { account, ask } = await open(world);
      await loseItems(account, effect);
      expect(await account.waitForEnd(await ask())).toMatchObject({ state: 'succeeded' });
      expect(await effects(account, action)).toBe(1);
    },
  );

  test.for(inThisRun(withLosses, 4))(
    '$kind, $loss: an object that one read misses does not count as done or gone',
    async ({ effect, ...kind }) => {
      const { account, id, expectOneEffect } = await requestUnconfirmed(kind);
      await loseItems(account, effect);
      await eventually(async () => {
        const lost = await Promise.all(lists.map((action) => account.requests(action)));
        const wasLost = lost.flat().some(({ fault }) => fault === effect.kind);
        return wasLost || kind.kind === 'enable external nodes' || undefined;
      });
      await setStaleReads(account, 0);
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      await expectOneEffect();
    },
  );

  test('a pool that may only be deleted when empty stays, because the next read lists its nodes again', async () => {
    const cluster = await EnabledCluster.open(world, 'one-enabled-cluster');
    const { account } = cluster;
    await account.waitForEnd((await accepted(cluster.create({ name: 'filled' }))).id);
    const pool = await cluster.pool('filled');
    await cluster.node('node-10.4.7.99', { nodePoolId: pool.id });
    await account.failNext('DescribeExternalNode', uncounted.effect);
    const { id } = await accepted(cluster.remove(pool, { withNodes: false, force: false }));
    expect(await account.waitForEnd(id)).toMatchObject({ state: 'conflict', outcome: { reason: 'pool-not-empty' } });
    expect(await account.requestCount('DeleteExternalNodePool')).toBe(0);
  });
});

describe.concurrent('TKE accepted a change that no read shows', () => {
  test.for(inThisRun(eachKind, 2))(
    '$kind: at the deadline, the outcome has the last state that a read showed; a retry finds the change done',
    async (kind) => {
      const [minutes, seen] = expectedAtDeadline[kind.kind] ?? [];
      const { account, id, operation, expectOneEffect } = await requestUnconfirmed(kind);
      const deadlineMs = Date.parse(operation.deadline ?? '') - Date.parse(operation.attempts[0]?.startedAt ?? '');
      expect(Math.round(deadlineMs / 60_000)).toBe(minutes);
      await expire(id);
      expect(await account.waitForEnd(id)).toMatchObject({
        state: 'needs-attention',
        outcome: { reason: 'deadline-passed', seen: expect.stringMatching(seen ?? /nothing/), problem: null },
      });
      await setStaleReads(account, 0);
      expect((await account.settle(id, 'retry')).status).toBe(202);
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      await expectOneEffect();
    },
  );

  test.for(inThisRun(eachKind, 2))('$kind: when reads fail as well, the outcome shows both', async (kind) => {
    const [, seen] = expectedAtDeadline[kind.kind] ?? [];
    const { account, id, expectOneEffect } = await requestUnconfirmed(kind);
    for (const action of reads) await account.failNext(action, { kind: 'http', status: 500 }, null);
    await eventually(async () => {
      const perAction = await Promise.all(reads.map((action) => account.requests(action)));
      return perAction.flat().some(({ fault }) => fault === 'http') || undefined;
    });
    await expire(id);
    expect(await account.waitForEnd(id)).toMatchObject({
      state: 'needs-attention',
      outcome: { reason: 'deadline-passed', seen: expect.stringMatching(seen ?? /nothing/), problem: { status: 502 } },
    });
    await expectOneEffect();
  });
});

describe.concurrent('TKE limits requests until the deadline', () => {
  test.for(inThisRun(eachKind, 2))(
    '$kind: the operation fails at the deadline, and TKE has done nothing',
    async ({ action, open }) => {
      const { account, ask } = await open(world);
      await account.failNext(action, 'RequestLimitExceeded', null);
      const id = await ask();
      await eventually(
        async () => (await account.requestCount(action)) > 1 || undefined,
        () => account.operation(id),
      );
      await expire(id);
      expect(await account.waitForEnd(id)).toMatchObject({
        state: 'failed',
        outcome: { reason: 'refused-by-tke', problem: { code: 'tke-busy' } },
      });
      expect(await effects(account, action)).toBe(0);
    },
  );
});

test('the database refuses to store an answer: a look finds the effect, and no problem of TKE is recorded', async () => {
  const storingAnswer: Stop = {
    table: 'operation_attempt',
    on: 'update',
    when: 'old.answered_at is null and new.answered_at is not null',
  };
  const ready = await Promise.all(eachKind.map(async ({ action, open }) => ({ action, ...(await open(world)) })));
  await database.refuse(storingAnswer);
  const requested = await Promise.all(ready.map(async ({ ask, ...more }) => ({ ...more, id: await ask() })));
  for (const { account, action } of requested)
    await eventually(async () => (await effects(account, action)) || undefined);
  await database.release(storingAnswer);
  for (const { account, action, id } of requested) {
    const operation = await account.waitForEnd(id);
    expect(operation).toMatchObject({ state: 'succeeded', attempts: [{ problem: null }] });
    expect(await effects(account, action)).toBe(1);
  }
});

test('the database refuses the budget for a call: nothing was sent, so the call is sent once later', async () => {
  const takingBudget: Stop = { table: 'tke_budget', on: 'insert', when: "new.purpose = 'write'" };
  const ready = await Promise.all(eachKind.map(async ({ action, open }) => ({ action, ...(await open(world)) })));
  await database.refuse(takingBudget);
  const requested = await Promise.all(ready.map(async ({ ask, ...more }) => ({ ...more, id: await ask() })));
  await eventually(async () => requested.every(({ id }) => world.log.includes(`"operationId":"${id}"`)) || undefined);
  await database.release(takingBudget);
  for (const { account, action, id } of requested) {
    const operation = await account.waitForEnd(id);
    expect(operation).toMatchObject({ state: 'succeeded', attempts: [{ number: 1, problem: null }] });
    expect(await effects(account, action)).toBe(1);
  }
});

test('a node vanishes between look and call: TKE accepts the unknown name, and a read confirms that the node is gone', async () => {
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const [node] = await cluster.selection(1);
  if (!node) throw new Error('no node');
  const beforeTheCall: Stop = { table: 'operation_attempt', on: 'insert', when: 'true' };
  await database.hold(beforeTheCall);
  const { operations } = await accepted<Group>(cluster.removeNodes([node]));
  await eventually(async () => (await database.held()) || undefined);
  await cluster.forgetNode(node.name);
  await database.release(beforeTheCall);
  expect(await account.waitForEnd(operations[0]?.id ?? '')).toMatchObject({
    state: 'succeeded',
    outcome: { reason: 'deleted' },
  });
  expect(await effects(account, 'DeleteExternalNode')).toBe(1);
  expect((await cluster.hostsToClean()).map(({ nodeName }) => nodeName)).toEqual([node.name]);
});
