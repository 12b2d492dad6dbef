import { afterAll, beforeAll, expect, test } from 'vitest';
import { MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const world = new World();
beforeAll(() => world.start());
afterAll(() => world.stop());

test('when two people add an account with the same name at once, the second gets a field error', async () => {
  const account = await MockAccount.open(world, 'one-pool');
  // Both are verified before either is stored.
  await account.arrange('POST', '/faults', {
    action: 'GetCallerIdentity',
    times: 2,
    effect: { kind: 'delay', ms: 300 },
  });
  const { secretId, secretKey } = account;
  const one = { name: 'east', colour: 'teal', site: world.mockUrl, secretId, secretKey, regions: ['ap-guangzhou'] };
  const replies = await Promise.all([one, one].map((body) => world.request('POST', '/accounts', body)));
  const [stored, refused] = replies.toSorted((a, b) => a.status - b.status);
  expect([stored?.status, refused?.status]).toEqual([201, 400]);
  expect(await refused?.json()).toMatchObject({ code: 'invalid-input', fields: [{ path: 'name' }] });
  expect(world.log).toBe('');
});

test('a credential that does not fit a header and an invalid region are refused by field', async () => {
  const { secretId, secretKey } = await MockAccount.open(world, 'one-pool');
  const right = { name: 'west', colour: 'teal', site: world.mockUrl, secretId, secretKey, regions: ['ap-guangzhou'] };
  for (const [wrong, path] of [
    [{ secretId: 'MOCK\u00e9\u00e9\u00e9\u00e9' }, 'secretId'],
    [{ secretKey: 'a key of\r\ntwo lines' }, 'secretKey'],
    [{ regions: ['ap-guangzhou', 'no region'] }, 'regions.1'],
    [{ name: 'a\0b' }, 'name'],
    [{ name: '\ud83d' }, 'name'],
  ] as const) {
    const reply = await world.request('POST', '/accounts', { ...right, ...wrong });
    expect([reply.status, await reply.json()]).toMatchObject([400, { code: 'invalid-input', fields: [{ path }] }]);
  }
});

test('equal questions at the same time are sent to TKE once; too many different ones are refused until some are answered', async () => {
  const account = await MockAccount.open(world, 'one-pool');
  const { secretId, secretKey } = account;
  const before = await account.requestCount('GetCallerIdentity');
  const prove = (key: string) =>
    world.request('POST', '/credential-proofs', { site: world.mockUrl, secretId, secretKey: key });
  await account.arrange('POST', '/faults', {
    action: 'GetCallerIdentity',
    times: 1,
    effect: { kind: 'delay', ms: 500 },
  });
  const equal = await Promise.all(Array.from({ length: 30 }, () => prove(secretKey)));
  expect(equal.map(({ status }) => status)).toEqual(Array(30).fill(200));
  expect((await account.requestCount('GetCallerIdentity')) - before).toBe(1);

  const flood = await Promise.all(Array.from({ length: 40 }, (_, n) => prove(`${secretKey}${n}`)));
  const codes = await Promise.all(flood.map(async (reply) => ((await reply.json()) as { code: string }).code));
  expect(new Set(codes)).toEqual(new Set(['credential-refused', 'too-many-questions']));
  expect(codes.filter((code) => code === 'too-many-questions').length).toBeGreaterThan(10);
  expect((await prove(secretKey)).status).toBe(200);
});
