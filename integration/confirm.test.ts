import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database, type Stop } from './database.ts';
import { inThisRun } from '../scripts/sample.mjs';
import { eachKind, effects } from './each-kind.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, type MockAccount } from './mock-account.ts';
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
/** A list that lost its items; its count shows the loss or is gone too. */
const counted = { loss: 'counted', effect: { kind: 'short-list', items: 99 } };
const uncounted = {
  loss: 'uncounted',
  effect: { kind: 'fields', values: { Nodes: [], NodePoolSet: [], TotalCount: 0 } },
};
const loseItems = (account: MockAccount, effect: { kind: string }) =>
  Promise.all(lists.map((action) => account.failNext(action, effect)));
const stale = (account: MockAccount, staleReadSeconds: number) =>
  account.arrange('PATCH', '/options', { staleReadSeconds });
/** Moves the operation's deadline into the past. */
const runOut = (id: string) =>
  database.rows("update operation set deadline = now() - interval '1 second' where id = $1", [id]);

/** The deadline in minutes, and the last state shown by a read that misses the change. */
const patience: Record<string, [minutes: number, seen: RegExp]> = {
  'enable external nodes': [20, /^Disabled$/],
  'create a pool': [5, /^np-/],
  'modify a pool': [5, /"rack-7"/],
  'delete a pool with its nodes': [20, /^node\S+ node\S+ node\S+ np-\S+$/],
  'drain a node': [60, /^Running$/],
  'delete a node': [15, /^Running$/],
};

/** Opens an operation whose reads keep missing TKE's change. */
async function unseen({ action, open }: (typeof eachKind)[number]) {
  const { account, ask } = await open(world);
  await stale(account, 1_000_000);
  const id = await ask();
  const operation = await account.waitForState(id, ['waiting']);
  return { account, id, operation, once: async () => expect(await effects(account, action)).toBe(1) };
}

describe.concurrent('a list with lost items', () => {
  const begun = [counted, uncounted].flatMap((loss) => eachKind.map((kind) => ({ ...kind, ...loss })));
  const ofWhatExists = begun.filter(({ kind }) => !/^(enable|create)/.test(kind));

  test.for(inThisRun(ofWhatExists, 3))(
    '$kind, $loss: an object missed by the first look is not gone',
    async ({ action, open, effect }) => {
      const { account, ask } = await open(world);
      await loseItems(account, effect);
      expect(await account.waitForEnd(await ask())).toMatchObject({ state: 'succeeded' });
      expect(await effects(account, action)).toBe(1);
    },
  );

  test.for(inThisRun(begun, 4))(
    '$kind, $loss: an object missed by one read is neither done nor gone',
    async ({ effect, ...kind }) => {
      const { account, id, once } = await unseen(kind);
      await loseItems(account, effect);
      await eventually(async () => {
        const lost = await Promise.all(lists.map((action) => account.requests(action)));
        const isMet = lost.flat().some(({ fault }) => fault === effect.kind);
        return isMet || kind.kind === 'enable external nodes' || undefined;
      });
      await stale(account, 0);
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      await once();
    },
  );

  test('a pool to be deleted only when empty stays when its nodes are listed again', async () => {
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
    '$kind: the deadline outcome has the last seen state; a retry finds the change done',
    async (kind) => {
      const [minutes, seen] = patience[kind.kind] ?? [];
      const { account, id, operation, once } = await unseen(kind);
      const given = Date.parse(operation.deadline ?? '') - Date.parse(operation.attempts[0]?.startedAt ?? '');
      expect(Math.round(given / 60_000)).toBe(minutes);
      await runOut(id);
      expect(await account.waitForEnd(id)).toMatchObject({
        state: 'needs-attention',
        outcome: { reason: 'deadline-passed', seen: expect.stringMatching(seen ?? /nothing/), problem: null },
      });
      await stale(account, 0);
      expect((await account.settle(id, 'retry')).status).toBe(202);
      expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
      await once();
    },
  );

  test.for(inThisRun(eachKind, 2))('$kind: when reads fail as well, the outcome shows both', async (kind) => {
    const [, seen] = patience[kind.kind] ?? [];
    const { account, id, once } = await unseen(kind);
    for (const action of reads) await account.failNext(action, { kind: 'http', status: 500 }, null);
    await eventually(async () => {
      const perAction = await Promise.all(reads.map((action) => account.requests(action)));
      return perAction.flat().some(({ fault }) => fault === 'http') || undefined;
    });
    await runOut(id);
    expect(await account.waitForEnd(id)).toMatchObject({
      state: 'needs-attention',
      outcome: { reason: 'deadline-passed', seen: expect.stringMatching(seen ?? /nothing/), problem: { status: 502 } },
    });
    await once();
  });
});

describe.concurrent('TKE limits requests until the deadline', () => {
  test.for(inThisRun(eachKind, 2))(
    '$kind: is not called for ever; the operation fails, and nothing was done',
    async ({ action, open }) => {
      const { account, ask } = await open(world);
      await account.failNext(action, 'RequestLimitExceeded', null);
      const id = await ask();
      await eventually(async () => (await account.requestCount(action)) > 1 || undefined);
      await runOut(id);
      expect(await account.waitForEnd(id)).toMatchObject({
        state: 'failed',
        outcome: { reason: 'refused-by-tke', problem: { code: 'tke-busy' } },
      });
      expect(await effects(account, action)).toBe(0);
    },
  );
});

test('the database refuses to store an answer: a look finds the effect, and TKE is not blamed', async () => {
  const taking: Stop = {
    table: 'operation_attempt',
    on: 'update',
    when: 'old.answered_at is null and new.answered_at is not null',
  };
  const ready = await Promise.all(eachKind.map(async ({ action, open }) => ({ action, ...(await open(world)) })));
  await database.refuse(taking);
  const requested = await Promise.all(ready.map(async ({ ask, ...more }) => ({ ...more, id: await ask() })));
  for (const { account, action } of requested)
    await eventually(async () => (await effects(account, action)) || undefined);
  await database.release(taking);
  for (const { account, action, id } of requested) {
    const operation = await account.waitForEnd(id);
    expect(operation).toMatchObject({ state: 'succeeded', attempts: [{ problem: null }] });
    expect(await effects(account, action)).toBe(1);
  }
});

test('the database refuses the budget for a call: nothing was sent, so the call is sent once later', async () => {
  const giving: Stop = { table: 'tke_budget', on: 'insert', when: "new.purpose = 'write'" };
  const ready = await Promise.all(eachKind.map(async ({ action, open }) => ({ action, ...(await open(world)) })));
  await database.refuse(giving);
  const requested = await Promise.all(ready.map(async ({ ask, ...more }) => ({ ...more, id: await ask() })));
  await eventually(async () => requested.every(({ id }) => world.log.includes(`"operationId":"${id}"`)) || undefined);
  await database.release(giving);
  for (const { account, action, id } of requested) {
    const operation = await account.waitForEnd(id);
    expect(operation).toMatchObject({ state: 'succeeded', attempts: [{ number: 1, problem: null }] });
    expect(await effects(account, action)).toBe(1);
  }
});

test('a node vanishes between look and call: TKE accepts the unknown name, and only reads show the truth', async () => {
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
