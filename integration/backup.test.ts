import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inThisRun } from '../scripts/sample.mjs';
import { eachKind, effects } from './each-kind.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, eventually, type MockAccount } from './mock-account.ts';
import { OwnPostgres } from './own-postgres.ts';
import { databaseUrl } from './setting.ts';
import { World } from './world.ts';

const create = 'CreateExternalNodePool';
const reads = ['DescribeExternalNodeSupportConfig', 'DescribeExternalNodePools', 'DescribeExternalNode'];
/** How far an operation was when the backup was made. Afterwards, TKE finished every operation. */
const moments = ['not begun', 'sent, without an answer', 'answered, not confirmed'] as const;
const cases = inThisRun(
  moments.flatMap((moment) => eachKind.map((kind) => ({ moment, ...kind }))),
  4,
);

const begun = new Map<string, { account: MockAccount; id: string }>();
const unsureCreate: { cluster?: EnabledCluster; id: string } = { id: '' };
let server: OwnPostgres;
let restored: OwnPostgres;
let world: World;
let backedUpAt = 0;

/** From now on, TKE refuses this account's reads with a rate limit. */
const refuseReads = (account: MockAccount) =>
  Promise.all(reads.map((action) => account.failNext(action, 'RequestLimitExceeded', null)));

/** Brings an operation to a moment and leaves it there. */
async function begin({ moment, kind, action, open }: (typeof cases)[number]) {
  const { account, ask } = await open(world);
  const isSent = moment === 'sent, without an answer';
  if (moment === 'not begun') await refuseReads(account);
  else await account.failNext(action, isSent ? { kind: 'held-answer' } : { kind: 'delay', ms: 500 });
  const id = await ask();
  begun.set(`${moment} ${kind}`, { account, id });
  if (moment === 'not begun') return;
  await eventually(async () => (await account.requestCount(action)) || undefined);
  await refuseReads(account);
  await account.waitForState(id, [isSent ? 'running' : 'waiting']);
}

beforeAll(async () => {
  server = await OwnPostgres.forWorlds();
  world = new World({}, server);
  await world.start();
  unsureCreate.cluster = await EnabledCluster.open(world);
  await unsureCreate.cluster.account.failNext(create, { kind: 'http', status: 500 });
  unsureCreate.id = (await accepted(unsureCreate.cluster.create({ name: 'rack-9' }))).id;
  await unsureCreate.cluster.account.waitForState(unsureCreate.id, ['needs-attention']);
  await Promise.all(cases.map(begin));

  const folder = await server.backUp();
  backedUpAt = Date.now();
  await unsureCreate.cluster.account.settle(unsureCreate.id, 'retry');
  await unsureCreate.cluster.account.waitForState(unsureCreate.id, ['succeeded']);
  for (const { account } of begun.values()) await account.arrange('DELETE', '/faults');
  for (const [name, { account, id }] of begun)
    if (!name.startsWith('sent')) expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
  await world.killBff();
  restored = await OwnPostgres.start([], folder);
  await refuseReads(unsureCreate.cluster.account);
  world.databaseUrl = databaseUrl(new URL(world.databaseUrl).pathname.slice(1), restored.url);
  await world.startBff();
});
afterAll(async () => {
  await world.stop();
  await Promise.all([server.remove(), restored.remove()]);
});

describe('a backup, restored when TKE has moved on', () => {
  test('while TKE cannot be read, a page shows the data of the backup and their age', async () => {
    const { observation } = await eventually(async () => {
      const list = await unsureCreate.cluster?.poolList();
      return list?.observation.problem ? list : undefined;
    });
    expect(Date.parse(observation.observedAt ?? '')).toBeLessThan(backedUpAt);
    await unsureCreate.cluster?.account.arrange('DELETE', '/faults');
  });

  test.for(cases)('$kind, $moment: ends without a second effect', async ({ kind, moment, action }) => {
    const { account, id } = begun.get(`${moment} ${kind}`) ?? { id: '' };
    if (!account) throw new Error('it was never requested');
    const { state, outcome } = await account.waitForEnd(id);
    // A pool with the name exists. The operation cannot know that it created this pool.
    const isOwn = moment === 'not begun' && action === create;
    expect([state, outcome?.reason]).toEqual(isOwn ? ['conflict', 'name-taken'] : ['succeeded', expect.any(String)]);
    // A cordoned node may not be drained (decision 0004), so the drain is sent again. A drained node does not change.
    const again = moment === 'not begun' && action === 'DrainExternalNode' ? 1 : 0;
    expect(await effects(account, action)).toBe(1 + again);
  });

  test('a create that a person settled after the backup finds its pool when it is settled again', async () => {
    const { account } = unsureCreate.cluster ?? {};
    if (!account) throw new Error('it was never requested');
    expect(await account.operation(unsureCreate.id)).toMatchObject({ state: 'needs-attention' });
    await account.settle(unsureCreate.id, 'retry');
    expect(await account.waitForEnd(unsureCreate.id)).toMatchObject({
      state: 'succeeded',
      outcome: { reason: 'adopted' },
    });
    expect(await effects(account, create)).toBe(1);
  });
});
