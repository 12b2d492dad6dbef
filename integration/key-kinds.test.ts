import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, eventually, json, type MockAccount } from './mock-account.ts';
import { World } from './world.ts';

interface Details {
  secretId: string;
  key: { kind: string; endsAt: string | null; isFailing: boolean; dueAt: string | null; problem: object | null };
}
interface TemporaryKey {
  secretId: string;
  secretKey: string;
  token: string;
  expiresAt: string;
}

const world = World.shared();
let other = world;
beforeAll(async () => {
  await world.start();
  other = await world.beside();
});
afterAll(() => world.stop());

/** The account's clock is the real one, because the ends of keys follow it. */
const open = (options: object = {}) =>
  EnabledCluster.open(world, 'one-pool', { speed: 1, drainSeconds: 1, ...options });
const replace = (account: MockAccount, body: object) =>
  account.world.request('PUT', `/accounts/${account.id}/key`, body);
const details = (account: MockAccount) => json<Details>(account.world.request('GET', `/accounts/${account.id}`));
const uinOf = async (account: MockAccount) =>
  (await json<{ uin: string }>(account.world.request('POST', `/accounts/${account.id}/key/test`))).uin;
const roleOf = (uin: string, more: object = {}) => ({
  arn: `qcs::cam::uin/${uin}:roleName/isthmus`,
  externalId: null,
  sessionName: 'isthmus',
  seconds: 7200,
  ...more,
});
const ownBase = ({ secretId, secretKey }: MockAccount) => ({ from: 'account', secretId, secretKey });
const assumed = (account: MockAccount) => account.requestCount('AssumeRole');

/** Reads the pools again. Returns the problem's code; null: none. */
async function readAgain(cluster: EnabledCluster) {
  const before = (await cluster.poolList()).observation.attemptedAt;
  await cluster.request('POST', '/pools/refresh');
  return eventually(async () => {
    const { observation } = await cluster.poolList();
    return observation.attemptedAt !== before ? { code: observation.problem?.code ?? null } : undefined;
  });
}

// asvs 13.2.1
describe.concurrent('keys that end', () => {
  test('a temporary key works with its token; after its end nothing is sent, and the reason says so', async () => {
    const cluster = await open();
    const { account } = cluster;
    const key = await json<TemporaryKey>(account.arrange('POST', '/keys', { seconds: 3600 }));
    const { expiresAt, ...signing } = key;
    const wrong = await replace(account, { kind: 'temporary', ...signing, token: 'not-its-token', endsAt: expiresAt });
    expect([wrong.status, await wrong.json()]).toMatchObject([403, { code: 'key-ended' }]);
    const ended = await replace(account, { kind: 'temporary', ...signing, endsAt: '2020-01-01T00:00:00Z' });
    expect(await ended.json()).toMatchObject({ fields: [{ path: 'endsAt', code: 'key-has-ended' }] });

    const endsAt = new Date(Date.now() + 4000).toISOString();
    const stored = await replace(account, { kind: 'temporary', ...signing, endsAt });
    const text = await stored.text();
    expect([stored.status, JSON.parse(text)]).toMatchObject([200, { key: { kind: 'temporary', endsAt } }]);
    for (const secret of [key.secretKey, key.token]) expect(text).not.toContain(secret);
    expect(await readAgain(cluster)).toEqual({ code: null });
    await eventually(async () => (await readAgain(cluster)).code === 'key-ended' || undefined);
    const sent = await account.requestCount('DescribeExternalNodePools');
    expect((await readAgain(cluster)).code).toBe('key-ended');
    expect(await account.requestCount('DescribeExternalNodePools')).toBe(sent);
    const { secretId, secretKey } = account;
    expect((await replace(account, { kind: 'permanent', secretId, secretKey })).status).toBe(200);
    await eventually(async () => (await cluster.poolList()).observation.problem === null || undefined);
  });

  test('a role is assumed once for many callers and two replicas, again before its key ends, and nothing fails', async () => {
    const cluster = await open({ roleSeconds: 3, roleExternalId: 'acme:1' });
    const { account } = cluster;
    const uin = await uinOf(account);
    const body = { kind: 'role', role: roleOf(uin, { externalId: 'acme:1' }), base: ownBase(account) };
    const unknown = await replace(account, { ...body, role: roleOf(uin) });
    expect([unknown.status, await unknown.json()]).toMatchObject([
      403,
      { code: 'role-refused', upstream: { action: 'AssumeRole', code: 'UnauthorizedOperation' } },
    ]);
    const server = await replace(account, { ...body, base: { from: 'server' } });
    expect(await server.json()).toMatchObject({ fields: [{ path: 'base.from', code: 'no-server-key' }] });
    expect(await json(replace(account, body))).toMatchObject({
      key: { kind: 'role', base: 'account', role: body.role },
    });
    const before = await assumed(account);
    const began = Date.now();
    const there = cluster.through(other);
    const { id } = await accepted(cluster.drain(await cluster.selection()));
    const codes = new Set<string | null>();
    while (Date.now() - began < 6500)
      for (const read of await Promise.all([cluster, there, cluster].map(readAgain))) codes.add(read.code);
    expect([...codes]).toEqual([null]);
    const { operations } = await cluster.waitForGroup(id, ({ state }) => state === 'finished');
    expect(operations.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    // Renewed at three quarters of its life: of two to three seconds, because ExpiredTime is in whole seconds.
    const renewals = (await assumed(account)) - before;
    expect(renewals).toBeGreaterThanOrEqual(2);
    expect(renewals).toBeLessThanOrEqual(Math.ceil((Date.now() - began) / 1500));
    const verdicts = (await account.requests('DescribeExternalNodePools')).map(({ verdict }) => verdict);
    expect(new Set(verdicts)).toEqual(new Set(['ok']));
  });

  test('a renewal that fails is tried again with the old key in use, and the page says so; later it recovers', async ({
    onTestFinished,
  }) => {
    const cluster = await open();
    const { account } = cluster;
    const body = { kind: 'role', role: roleOf(await uinOf(account)), base: ownBase(account) };
    await json(replace(account, body));
    await account.failNext('AssumeRole', 'InternalError.SystemError', null);
    const database = await Database.of(world);
    onTestFinished(() => database.close());
    await database.rows('update role_session set due_at = now() where account_id = $1', [account.id]);
    const failing = await eventually(async () => {
      expect((await readAgain(cluster)).code).toBeNull();
      const now = await details(account);
      return now.key.isFailing ? now : undefined;
    });
    expect(failing.key.problem).toMatchObject({ upstream: { code: 'InternalError.SystemError' } });
    expect(Date.parse(failing.key.endsAt ?? '')).toBeGreaterThan(Date.now());
    await account.arrange('DELETE', '/faults');
    await eventually(async () => {
      await readAgain(cluster);
      return (await details(account)).key.isFailing ? undefined : true;
    });
    expect((await readAgain(cluster)).code).toBeNull();
  });

  test('a person does not wait longer for a key than for an answer, and the reason names the key', async ({
    onTestFinished,
  }) => {
    const cluster = await open();
    const { account } = cluster;
    await json(replace(account, { kind: 'role', role: roleOf(await uinOf(account)), base: ownBase(account) }));
    const database = await Database.of(world);
    onTestFinished(() => database.close());
    const ended = `update role_session set ends_at = now(), due_at = now(), leased_until = now() + interval '30 s'`;
    await database.rows(`${ended} where account_id = $1`, [account.id]);
    const reply = await cluster.request('GET', '/runtimes');
    expect([reply.status, await reply.json()]).toMatchObject([
      403,
      { code: 'key-ended', upstream: { action: 'AssumeRole' } },
    ]);
    const lease = 'select leased_until > now() as "isHeld" from role_session where account_id = $1';
    expect(await database.rows(lease, [account.id])).toEqual([{ isHeld: true }]);
    expect(await account.requestCount('DescribeSupportedRuntime')).toBe(0);
  });

  test('a role of another account that trusts the base key’s one belongs to that other account', async () => {
    const [at, base] = [await open(), await open()];
    const [owner, lender] = [await uinOf(at.account), await uinOf(base.account)];
    const body = { kind: 'role', role: roleOf(owner), base: ownBase(base.account) };
    expect(await (await replace(at.account, body)).json()).toMatchObject({ code: 'role-refused' });
    await at.account.arrange('PATCH', '/options', { trustedUins: [lender] });
    expect(await json(replace(at.account, body))).toMatchObject({ uin: owner, key: { kind: 'role' } });
    expect(await readAgain(at)).toEqual({ code: null });
    const own = await replace(base.account, body);
    expect(await own.json()).toMatchObject({ fields: [{ path: 'role.arn', code: 'key-of-another-account' }] });
  });
});
