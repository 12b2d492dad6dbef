import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Database } from './database.ts';
import { eachKind, effects } from './each-kind.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { openEventStream } from './event-stream.ts';
import { accepted, eventually, json, MockAccount } from './mock-account.ts';
import { testManyDrains } from './suites/many-drains.ts';
import { World } from './world.ts';

const create = 'CreateExternalNodePool';
const world = new World();
beforeAll(() => world.start());
beforeEach(async () => {
  if (!world.bffRuns) await world.startBff();
});
afterAll(() => world.stop());

/** Requests every kind of change with an ordered effect. Returns when TKE has received each call. */
async function requestUntilCalled(effect: { kind: string; [more: string]: unknown }) {
  const ready = await Promise.all(eachKind.map(async (kind) => ({ ...kind, ...(await kind.open(world)) })));
  return Promise.all(
    ready.map(async ({ account, action, ask }) => {
      await account.failNext(action, effect);
      const id = await ask();
      await eventually(async () => (await account.requestCount(action)) || undefined);
      return { account, action, id };
    }),
  );
}

async function timed<T>(work: () => Promise<T>) {
  const began = performance.now();
  return { result: await work(), ms: performance.now() - began };
}

/** The reply to a question during the shutdown. */
const statusAndBody = async (reply: Promise<Response>) => [
  (await reply).status,
  (await (await reply).json()) as unknown,
];

describe('SIGTERM while busy', () => {
  test('answers that come in time are recorded, requests answered, streams ended; the next process continues', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    const stream = openEventStream(world, `operations:${account.id}`);
    await eventually(async () => stream.received.text.includes('event: alive') || undefined);
    const requested = await requestUntilCalled({ kind: 'delay', ms: 3_000 });
    await account.failNext('DescribeSupportedRuntime', { kind: 'delay', ms: 2_000 });
    await account.failNext('DescribeSubnets', { kind: 'time-out' });
    const slow = statusAndBody(cluster.request('GET', '/runtimes'));
    const endless = statusAndBody(cluster.request('GET', '/subnets'));
    for (const action of ['DescribeSupportedRuntime', 'DescribeSubnets'])
      await eventually(async () => (await account.requestCount(action)) || undefined);

    const { result, ms } = await timed(() => world.stopBff());
    expect([result, ms < 10_000]).toEqual([0, true]);
    expect(await slow).toMatchObject([200, { runtimes: [{}] }]);
    expect(await endless).toMatchObject([503, { code: 'restarting' }]);
    await eventually(async () => stream.received.ended || undefined);

    await world.startBff();
    for (const one of requested) {
      const { state, attempts } = await one.account.waitForEnd(one.id);
      expect([one.action, state, attempts.length]).toEqual([one.action, 'succeeded', 1]);
      expect(attempts[0]?.requestId).toEqual(expect.any(String));
      expect(await effects(one.account, one.action)).toBe(1);
    }
  });

  test('answers and reads that never come are not waited for; the next process looks', async () => {
    const requested = await requestUntilCalled({ kind: 'held-answer' });
    const unread = await MockAccount.open(world, 'one-ready-cluster', {});
    await unread.failNext('DescribeClusters', { kind: 'time-out' }, null);
    await eventually(async () => (await unread.list(), await unread.requestCount('DescribeClusters')) || undefined);

    const { result, ms } = await timed(() => world.stopBff());
    expect([result, ms < 10_000]).toEqual([0, true]);
    await world.startBff();
    for (const one of requested) {
      expect(await one.account.waitForEnd(one.id)).toMatchObject({ state: 'succeeded' });
      expect(await effects(one.account, one.action)).toBe(1);
    }
  });
});

test('a role that is being assumed at SIGTERM has its new key; no replica waits for one that has left', async () => {
  const { account } = await EnabledCluster.open(world);
  const { secretId, secretKey } = account;
  const { uin } = await json<{ uin: string }>(world.request('POST', `/accounts/${account.id}/key/test`));
  const role = {
    arn: `qcs::cam::uin/${uin}:roleName/isthmus`,
    externalId: null,
    sessionName: 'isthmus',
    seconds: 7200,
  };
  const key = { kind: 'role', role, base: { from: 'account', secretId, secretKey } };
  expect((await world.request('PUT', `/accounts/${account.id}/key`, key)).status).toBe(200);
  const database = await Database.of(world);
  onTestFinished(() => database.close());
  const session = async () => {
    const columns = 'leased_until as "leasedUntil", problem, secret_id as "secretId"';
    return (await database.rows(`select ${columns} from role_session where account_id = $1`, [account.id]))[0];
  };
  const before = await session();
  const assumed = await account.requestCount('AssumeRole');
  await account.failNext('AssumeRole', { kind: 'delay', ms: 1_000 });
  await database.rows('update role_session set due_at = now() where account_id = $1', [account.id]);
  await eventually(async () => (await account.requestCount('AssumeRole')) > assumed || undefined);
  expect(await world.stopBff()).toBe(0);
  const after = await session();
  expect(after).toEqual({ leasedUntil: null, problem: null, secretId: expect.any(String) });
  expect(after).not.toEqual(before);
});

describe('SIGKILL after TKE has done what was asked, and before Isthmus has recorded it', () => {
  let enabling: { account: MockAccount; id: string };
  let creating: { account: MockAccount; id: string; twin: string };
  beforeAll(async () => {
    if (!world.bffRuns) await world.startBff();
    const ready = await MockAccount.open(world, 'one-ready-cluster');
    await ready.failNext('EnableExternalNodeSupport', { kind: 'held-answer' });
    const { id: enablingId } = await ready.startEnabling(await ready.cluster('prod-gz'));
    const cluster = await EnabledCluster.open(world);
    const { account, clusterId: ClusterId } = cluster;
    await account.failNext(create, { kind: 'held-answer' });
    const { id } = await accepted(cluster.create({ name: 'rack-9' }));
    await eventually(async () => (await ready.requestCount('EnableExternalNodeSupport')) || undefined);
    await eventually(async () => (await effects(account, create)) || undefined);
    await world.killBff();
    // Meanwhile somebody creates a second pool with that name.
    const pool = { ClusterId, Name: 'rack-9', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28' };
    const { NodePoolId: twin } = await account.tke<{ NodePoolId: string }>(create, pool);
    await world.startBff();
    enabling = { account: ready, id: enablingId };
    creating = { account, id, twin };
  });

  test('an enabling has one effect and a final state', async () => {
    const { account, id } = enabling;
    expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded', outcome: { reason: 'enabled' } });
    expect(await account.requestCount('EnableExternalNodeSupport')).toBe(1);
  });

  test('a create with several matching pools needs a person, after a retry too; adopting a pool ends it', async () => {
    const { account, id, twin } = creating;
    const unsure = await account.waitForEnd(id);
    expect(unsure).toMatchObject({ state: 'needs-attention', outcome: { reason: 'several-pools' } });
    expect(unsure.outcome?.seen?.split(' ')).toContain(twin);
    expect(unsure.outcome?.seen?.split(' ')).toHaveLength(2);

    expect((await account.settle(id, 'retry')).status).toBe(202);
    expect(await account.waitForEnd(id)).toMatchObject({
      state: 'needs-attention',
      outcome: { reason: 'several-pools' },
    });
    const wrong = await account.settle(id, 'adopt', { poolId: 'np-nobody' });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { fields: [{ path: 'poolId' }] }]);
    const replies = await Promise.all([1, 2].map(() => account.settle(id, 'adopt', { poolId: twin })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await account.operation(id)).toMatchObject({
      state: 'succeeded',
      target: { nodePoolId: twin },
      outcome: { reason: 'adopted-by-person', seen: twin },
    });
    expect(await effects(account, create)).toBe(2);
  });
});

testManyDrains(world);
