import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, json, type MockAccount } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

interface Key {
  secretId: string;
  secretKey: string;
}

const world = World.shared();
let other = world;
beforeAll(async () => {
  await world.start();
  other = await world.beside();
});
afterAll(() => world.stop());

const newKey = async (account: MockAccount) => json<Key>(account.arrange('POST', '/access-keys'));
const deleteKey = (account: MockAccount, { secretId }: Key) => account.arrange('DELETE', `/access-keys/${secretId}`);
const replace = (account: MockAccount, { secretId, secretKey }: Key) =>
  account.world.request('PUT', `/accounts/${account.id}/key`, { kind: 'permanent', secretId, secretKey });
const details = (account: MockAccount) =>
  json<{ secretId: string; keySetAt: string; key: { setBy: string | null; lastUsedAt: string | null } }>(
    account.world.request('GET', `/accounts/${account.id}`),
  );
const testKey = (account: MockAccount) => account.world.request('POST', `/accounts/${account.id}/key/test`);

describe.concurrent('the key of an account', () => {
  test('is replaced while two BFFs read and change: nothing fails, and the old key can be deleted', async () => {
    const here = await EnabledCluster.open(world);
    const there = here.through(other);
    const { account } = here;
    const key = await newKey(account);
    await account.failNext('DrainExternalNode', { kind: 'delay', ms: 800 });
    const { id } = await accepted<Group>(here.drain(await here.selection()));
    await eventually(async () => (await account.requestCount('DrainExternalNode')) || undefined);
    // The first drain is under way with the old key.
    const replaced = await json<{ secretId: string }>(replace(account, key));
    expect(replaced.secretId).toBe(key.secretId);
    expect(JSON.stringify(replaced)).not.toContain(key.secretKey);
    await here.waitForGroup(id, ({ operations }) => operations[0]?.state !== 'running');
    await deleteKey(account, account);
    const problems = new Set<string | undefined>();
    for (const at of [here, there, here, there]) {
      const before = (await at.poolList()).observation.attemptedAt;
      await at.request('POST', '/pools/refresh');
      const { observation } = await eventually(async () => {
        const read = await at.poolList();
        return read.observation.attemptedAt !== before ? read : undefined;
      });
      problems.add(observation.problem?.code);
      for (const region of (await at.account.list()).regions) problems.add(region.observation.problem?.code);
    }
    expect([...problems]).toEqual([undefined]);
    const over = await there.waitForGroup(id, ({ state }) => state === 'finished');
    expect(over.operations.map(({ state, attempts }) => [state, attempts.length])).toEqual([
      ['succeeded', 1],
      ['succeeded', 1],
      ['succeeded', 1],
    ]);
    expect(await account.requestCount('DrainExternalNode')).toBe(3);
  });

  test('that no longer works is replaced, and failed reads are read again at once', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    const key = await newKey(account);
    await deleteKey(account, account);
    await cluster.request('POST', '/pools/refresh');
    await eventually(
      async () => (await cluster.poolList()).observation.problem?.code === 'credential-refused' || undefined,
    );
    expect((await testKey(account)).status).toBe(403);
    expect((await replace(account, key)).status).toBe(200);
    await eventually(async () => (await cluster.poolList()).observation.problem === null || undefined);
  });

  test('is tested where it is stored: identity, regions, time, and when and by whom it was set', async () => {
    const { account } = await EnabledCluster.open(world);
    const proof = await json<{ uin: string; regions: object[]; tookMs: number }>(testKey(account));
    expect(proof).toMatchObject({ uin: expect.stringMatching(/^\d+$/), arn: expect.stringContaining(proof.uin) });
    expect(proof.regions.length).toBeGreaterThan(0);
    expect(proof.tookMs).toBeGreaterThanOrEqual(0);
    const before = await details(account);
    expect(before.key.setBy).not.toBeNull();
    expect(Date.parse(before.key.lastUsedAt ?? '')).toBeGreaterThan(Date.parse(before.keySetAt));
    const key = await newKey(account);
    await replace(account, key);
    const after = await details(account);
    expect(after.secretId).toBe(key.secretId);
    expect(Date.parse(after.keySetAt)).toBeGreaterThan(Date.parse(before.keySetAt));
    await eventually(async () => (await details(account)).key.lastUsedAt ?? undefined);
  });

  test('is refused when it is wrong, belongs to another account or comes from an operator; the stored one stays', async () => {
    const { account } = await EnabledCluster.open(world);
    const another = (await EnabledCluster.open(world)).account;
    const [own, foreign] = await Promise.all(
      [account, another].map(async (one) => (await json<{ uin: string }>(testKey(one))).uin),
    );
    const wrong = await replace(account, { ...account, secretKey: 'not the key of anybody' });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: 'invalid-input' }]);
    const unknown = await replace(account, { ...account, secretKey: 'not-the-key-of-anybody' });
    expect([unknown.status, await unknown.json()]).toMatchObject([403, { code: 'credential-refused' }]);
    for (const [method, path] of [
      ['POST', 'key/proofs'],
      ['PUT', 'key'],
    ] as const) {
      const { secretId, secretKey } = another;
      const body = { kind: 'permanent', secretId, secretKey };
      const reply = await world.request(method, `/accounts/${account.id}/${path}`, body);
      expect([reply.status, await reply.json()]).toMatchObject([
        400,
        { fields: [{ path: 'secretId', code: 'key-of-another-account', params: { uin: foreign, expected: own } }] },
      ]);
    }
    const { client } = await member(world, 'operator', [{ accountId: account.id, role: 'operator' }]);
    expect((await replace(account.through(client), account)).status).toBe(403);
    expect((await testKey(account.through(client))).status).toBe(403);
    expect(await details(account)).toMatchObject({ secretId: account.secretId });
    expect((await testKey(account)).status).toBe(200);
  });
});
