import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database, type Stop } from './database.ts';
import { inThisRun } from '../scripts/sample.mjs';
import { eachKind, effects } from './each-kind.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, type MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const hour = String(3_600_000);
// Nothing is read by itself after the first time: each read after that is an operation's own.
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
/** A list that has lost its items, the count telling so or gone along with them. */
const counted = { loss: 'counted', effect: { kind: 'short-list', items: 99 } };
const uncounted = {
  loss: 'uncounted',
  effect: { kind: 'fields', values: { Nodes: [], NodePoolSet: [], TotalCount: 0 } },
};
const loseItems = (account: MockAccount, effect: { kind: string }) =>
  Promise.all(lists.map((action) => account.failNext(action, effect)));
const stale = (account: MockAccount, staleReadSeconds: number) =>
  account.arrange('PATCH', '/options', { staleReadSeconds });
/** Makes it look as if the time of the operation had run out. */
const runOut = (id: string) =>
  database.rows("update operation set deadline = now() - interval '1 second' where id = $1", [id]);

/** Minutes until time is up, and what a read that misses the change shows last. */
const patience: Record<string, [minutes: number, seen: RegExp]> = {
  'enable external nodes': [20, /^Disabled$/],
  'create a pool': [5, /^np-/],
  'modify a pool': [5, /"rack-7"/],
  'delete a pool with its nodes': [20, /^node\S+ node\S+ node\S+ np-\S+$/],
  'drain a node': [60, /^Running$/],
  'delete a node': [15, /^Running$/],
};

/** The operation while reads go on missing what TKE did. */
async function unseen({ action, open }: (typeof eachKind)[number]) {
  const { account, ask } = await open(world);
  await stale(account, 1_000_000);
  const id = await ask();
  const operation = await account.reached(id, ['waiting']);
  return { account, id, operation, once: async () => expect(await effects(account, action)).toBe(1) };
}

describe.concurrent('a list that lost items', () => {
  const begun = [counted, uncounted].flatMap((loss) => eachKind.map((kind) => ({ ...kind, ...loss })));
  const ofWhatExists = begun.filter(({ kind }) => !/^(enable|create)/.test(kind));

  test.for(inThisRun(ofWhatExists, 3))(
    '$kind, $loss: what the first look misses is not gone',
    async ({ action, open, effect }) => {
      const { account, ask } = await open(world);
      await loseItems(account, effect);
      expect(await account.ended(await ask())).toMatchObject({ state: 'succeeded' });
      expect(await effects(account, action)).toBe(1);
    },
  );

  test.for(inThisRun(begun, 4))(
    '$kind, $loss: what one read misses is neither over nor gone',
    async ({ effect, ...kind }) => {
      const { account, id, once } = await unseen(kind);
      await loseItems(account, effect);
      await eventually(async () => {
        const lost = await Promise.all(lists.map((action) => account.requests(action)));
        const isMet = lost.flat().some(({ fault }) => fault === effect.kind);
        return isMet || kind.kind === 'enable external nodes' || undefined;
      });
      await stale(account, 0);
      expect(await account.ended(id)).toMatchObject({ state: 'succeeded' });
      await once();
    },
  );

  test('a pool that is to go only when it is empty stays when its nodes are listed again', async () => {
    const cluster = await EnabledCluster.open(world, 'one-enabled-cluster');
    const { account } = cluster;
    await account.ended((await accepted(cluster.create({ name: 'filled' }))).id);
    const pool = await cluster.pool('filled');
    await cluster.node('node-10.4.7.99', { nodePoolId: pool.id });
    await account.failNext('DescribeExternalNode', uncounted.effect);
    const { id } = await accepted(cluster.remove(pool, { withNodes: false, force: false }));
    expect(await account.ended(id)).toMatchObject({ state: 'conflict', outcome: { reason: 'pool-not-empty' } });
    expect(await account.asked('DeleteExternalNodePool')).toBe(0);
  });
});

describe.concurrent('TKE said yes and no read shows it', () => {
  test.for(inThisRun(eachKind, 2))(
    '$kind: time runs out with what was last seen; a retry finds it done',
    async (kind) => {
      const [minutes, seen] = patience[kind.kind] ?? [];
      const { account, id, operation, once } = await unseen(kind);
      const given = Date.parse(operation.deadline ?? '') - Date.parse(operation.attempts[0]?.startedAt ?? '');
      expect(Math.round(given / 60_000)).toBe(minutes);
      await runOut(id);
      expect(await account.ended(id)).toMatchObject({
        state: 'needs-attention',
        outcome: { reason: 'deadline-passed', seen: expect.stringMatching(seen ?? /nothing/), problem: null },
      });
      await stale(account, 0);
      expect((await account.settle(id, 'retry')).status).toBe(202);
      expect(await account.ended(id)).toMatchObject({ state: 'succeeded' });
      await once();
    },
  );

  test.for(inThisRun(eachKind, 2))('$kind: and when it cannot be read any more, both are told', async (kind) => {
    const [, seen] = patience[kind.kind] ?? [];
    const { account, id, once } = await unseen(kind);
    for (const action of reads) await account.failNext(action, { kind: 'http', status: 500 }, null);
    await eventually(async () => {
      const asked = await Promise.all(reads.map((action) => account.requests(action)));
      return asked.flat().some(({ fault }) => fault === 'http') || undefined;
    });
    await runOut(id);
    expect(await account.ended(id)).toMatchObject({
      state: 'needs-attention',
      outcome: { reason: 'deadline-passed', seen: expect.stringMatching(seen ?? /nothing/), problem: { status: 502 } },
    });
    await once();
  });
});

describe.concurrent('TKE that limits requests to the end', () => {
  test.for(inThisRun(eachKind, 2))(
    '$kind: is not asked for ever; it failed, and nothing was done',
    async ({ action, open }) => {
      const { account, ask } = await open(world);
      await account.failNext(action, 'RequestLimitExceeded', null);
      const id = await ask();
      await eventually(async () => (await account.asked(action)) > 1 || undefined);
      await runOut(id);
      expect(await account.ended(id)).toMatchObject({
        state: 'failed',
        outcome: { reason: 'refused-by-tke', problem: { code: 'tke-busy' } },
      });
      expect(await effects(account, action)).toBe(0);
    },
  );
});

test('an answer that the database would not take: a look finds what was done, and TKE is not blamed', async () => {
  const taking: Stop = {
    table: 'operation_attempt',
    on: 'update',
    when: 'old.answered_at is null and new.answered_at is not null',
  };
  const ready = await Promise.all(eachKind.map(async ({ action, open }) => ({ action, ...(await open(world)) })));
  await database.refuse(taking);
  const asked = await Promise.all(ready.map(async ({ ask, ...more }) => ({ ...more, id: await ask() })));
  for (const { account, action } of asked) await eventually(async () => (await effects(account, action)) || undefined);
  await database.letGo(taking);
  for (const { account, action, id } of asked) {
    const operation = await account.ended(id);
    expect(operation).toMatchObject({ state: 'succeeded', attempts: [{ problem: null }] });
    expect(await effects(account, action)).toBe(1);
  }
});

test('room for a call that the database would not give: nothing was sent, so it is sent later, once', async () => {
  const giving: Stop = { table: 'tke_budget', on: 'insert', when: "new.purpose = 'write'" };
  const ready = await Promise.all(eachKind.map(async ({ action, open }) => ({ action, ...(await open(world)) })));
  await database.refuse(giving);
  const asked = await Promise.all(ready.map(async ({ ask, ...more }) => ({ ...more, id: await ask() })));
  await eventually(async () => asked.every(({ id }) => world.said.includes(`"operationId":"${id}"`)) || undefined);
  await database.letGo(giving);
  for (const { account, action, id } of asked) {
    const operation = await account.ended(id);
    expect(operation).toMatchObject({ state: 'succeeded', attempts: [{ number: 1, problem: null }] });
    expect(await effects(account, action)).toBe(1);
  }
});

test('a node that went between look and call: TKE says yes to an unknown name, and only reads tell', async () => {
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const [node] = await cluster.selection(1);
  if (!node) throw new Error('no node');
  const beforeTheCall: Stop = { table: 'operation_attempt', on: 'insert', when: 'true' };
  await database.hold(beforeTheCall);
  const { operations } = await accepted<Group>(cluster.removeNodes([node]));
  await eventually(async () => (await database.held()) || undefined);
  await cluster.forgetNode(node.name);
  await database.letGo(beforeTheCall);
  expect(await account.ended(operations[0]?.id ?? '')).toMatchObject({
    state: 'succeeded',
    outcome: { reason: 'deleted' },
  });
  expect(await effects(account, 'DeleteExternalNode')).toBe(1);
  expect((await cluster.hostsToClean()).map(({ nodeName }) => nodeName)).toEqual([node.name]);
});
