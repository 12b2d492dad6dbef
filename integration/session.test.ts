import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { World } from './world.ts';

const world = new World();
beforeAll(() => world.start());
afterAll(() => world.stop());

const status = async (reply: Promise<Response>) => (await reply).status;

test('a session is needed, begins with the right password and is dead after sign-out', async () => {
  const other = Object.assign(new World(), { url: world.url });
  expect(await status(other.request('GET', '/session'))).toBe(401);
  expect(await status(other.signIn('another password'))).toBe(401);
  const signedIn = await other.signIn();
  expect(signedIn.status).toBe(200);
  expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  expect(await status(other.request('GET', '/session'))).toBe(200);
  expect(await status(other.request('POST', '/sign-out'))).toBe(204);
  expect(await status(other.request('GET', '/session'))).toBe(401);
});

test('a foreign or missing Origin changes nothing', async () => {
  expect(await status(world.request('POST', '/sign-out', undefined, { origin: 'https://elsewhere.example' }))).toBe(
    403,
  );
  expect(await status(fetch(`${world.url}/api/sign-out`, { method: 'POST', headers: { cookie: world.cookie } }))).toBe(
    403,
  );
  expect(await status(world.request('GET', '/session'))).toBe(200);
});

test('bad input names its field; an unknown address and account are 404', async () => {
  const reply = await world.request('POST', '/sign-in', { email: 'no address', password: 'x' });
  expect([reply.status, await reply.json()]).toMatchObject([
    400,
    { code: 'invalid-input', fields: [{ path: 'email' }] },
  ]);
  expect(await status(world.request('GET', '/nothing-here'))).toBe(404);
  expect(await status(world.request('GET', '/accounts/00000000-0000-4000-8000-000000000000/clusters'))).toBe(404);
});

test('the audit cannot be changed', async () => {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  await expect(client.query('update audit set act = $1', ['nothing'])).rejects.toThrow('append-only');
  await expect(client.query('delete from audit')).rejects.toThrow('append-only');
  await client.end();
});

test('health names each part and the contracts are readable as OpenAPI', async () => {
  const ready = await fetch(`${world.url}/readyz`);
  expect(await ready.json()).toMatchObject({ database: { ok: true }, migrations: { ok: true }, queue: { ok: true } });
  const described = (await (await fetch(`${world.url}/api/openapi.json`)).json()) as { paths: object };
  expect(Object.keys(described.paths)).toContain('/api/accounts/{accountId}/clusters');
});
