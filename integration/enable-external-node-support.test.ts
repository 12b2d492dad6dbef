import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

test('enabling ends as succeeded once a read has confirmed it, after one call', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const cluster = await account.cluster('prod-gz');
  expect(cluster.readiness).toBe('ready');
  const operation = await account.waitForEnd((await account.startEnabling(cluster)).id);
  expect(operation).toMatchObject({ state: 'succeeded', outcome: { reason: 'enabled' } });
  expect(operation.attempts[0]?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await account.requestCount('EnableExternalNodeSupport')).toBe(1);
});

// asvs 2.3.4
test('fifty clicks with one key are one operation and one call', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const cluster = await account.cluster('prod-gz');
  const key = randomUUID();
  const replies = await Promise.all(Array.from({ length: 50 }, () => account.enable(cluster, key)));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([202]));
  const operations = await Promise.all(replies.map((reply) => reply.json() as Promise<{ id: string }>));
  expect(new Set(operations.map(({ id }) => id)).size).toBe(1);
  await account.waitForEnd(operations[0]?.id ?? '');
  expect(await account.requestCount('EnableExternalNodeSupport')).toBe(1);
});

test('the same key with another body is refused, and so is a second enabling at the same time', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const cluster = await account.cluster('prod-gz');
  const key = randomUUID();
  await account.enable(cluster, key);
  const reused = await account.enable(cluster, key, { acknowledged: true });
  expect([reused.status, await reused.json()]).toMatchObject([409, { code: 'key-reused' }]);
  const second = await account.enable(cluster);
  expect([second.status, await second.json()]).toMatchObject([
    409,
    { code: 'already-in-flight', operationId: expect.any(String) },
  ]);
});

test('after a lost answer Isthmus looks first, and never sends blindly again', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  await account.failNext('EnableExternalNodeSupport', { kind: 'lost-answer' });
  const { id } = await account.startEnabling(await account.cluster('prod-gz'));
  expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
  expect(await account.requestCount('EnableExternalNodeSupport')).toBe(1);
});

test('a call that never reached TKE is sent again after the settle window', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  await account.failNext('EnableExternalNodeSupport', { kind: 'http', status: 500 });
  const { id } = await account.startEnabling(await account.cluster('prod-gz'));
  expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
  expect(await account.requestCount('EnableExternalNodeSupport')).toBe(2);
});

test("a refusal ends as failed, with TKE's code and request id", async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  await account.failNext('EnableExternalNodeSupport', 'InvalidParameter.SubnetInvalidError');
  const { id } = await account.startEnabling(await account.cluster('prod-gz'));
  expect(await account.waitForEnd(id)).toMatchObject({
    state: 'failed',
    outcome: {
      reason: 'refused-by-tke',
      problem: {
        code: 'subnet-refused',
        upstream: { code: 'InvalidParameter.SubnetInvalidError', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    },
  });
});

test("an enabling that fails midway ends as failed, with TKE's reason", async () => {
  const account = await MockAccount.open(world, 'enable-fails-midway');
  const { id } = await account.startEnabling(await account.cluster('prod-gz'));
  expect(await account.waitForEnd(id)).toMatchObject({
    state: 'failed',
    outcome: { reason: 'init-failed', seen: expect.stringContaining('EnsureExternalNodeProxy') },
  });
});

test('a typed name that is not the cluster name is refused at its field', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const reply = await account.enable(await account.cluster('prod-gz'), randomUUID(), { confirmedName: 'prod' });
  expect([reply.status, await reply.json()]).toMatchObject([
    400,
    { code: 'invalid-input', fields: [{ path: 'confirmedName' }] },
  ]);
});
