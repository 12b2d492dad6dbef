import { afterAll, expect, test } from 'vitest';
import { startServer } from './test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { open, control, advance } = server;

test('the account of a credential is opened once', async () => {
  const credential = { secretId: 'MOCKonce', secretKey: 'a-secret-key-of-the-demo' };
  const first = await open('one-pool', {}, { credential });
  await control('PATCH', `/${first.secretId}/clusters/cls-mock01/pools/np-rack0007`, { name: 'renamed' });
  const again = await control('POST', '', { scenario: 'demo-fleet', credential });
  expect(again.body).toMatchObject({ uin: first.uin, clusters: [{ pools: [{ name: 'renamed' }] }] });
  const other = { ...credential, secretKey: 'not-the-key-of-the-demo' };
  expect(await control('POST', '', { scenario: 'demo-fleet', credential: other })).toMatchObject({ status: 409 });
});

test('a real SecretId is refused everywhere', async () => {
  const credential = { secretId: 'AKIDreal', secretKey: 'a-secret-key-of-somebody' };
  expect(await control('POST', '', { scenario: 'one-pool', credential })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('begin with MOCK') },
  });
  expect(await control('GET', '/AKIDreal')).toMatchObject({ status: 400 });
});

test('another speed does not move the past', async () => {
  const account = await open('one-pool', { speed: 1000 });
  await advance(account, 60);
  const before = Date.parse((await control('GET', `/${account.secretId}`)).body.now);
  await control('PATCH', `/${account.secretId}/options`, { speed: 1 });
  const after = Date.parse((await control('GET', `/${account.secretId}`)).body.now);
  expect(after).toBeGreaterThanOrEqual(before);
});

test('a mistaken order is told, not guessed', async () => {
  const account = await open('one-pool');
  expect(await control('POST', '', { scenario: 'no-such-world' })).toMatchObject({ status: 400 });
  expect(await control('PATCH', `/${account.secretId}/options`, { spede: 2 })).toMatchObject({ status: 400 });
  expect(await control('PATCH', `/${account.secretId}/clusters/cls-other`, {})).toMatchObject({ status: 404 });
});
