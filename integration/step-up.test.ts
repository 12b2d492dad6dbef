import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { json } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

const tokenHash = ({ cookie }: World) =>
  createHash('sha256')
    .update(cookie.slice(cookie.indexOf('=') + 1))
    .digest('hex');
/** Makes the last proof of this client's session older than any setting allows. */
const forget = (client: World) =>
  database.rows(`update session set proven_at = now() - interval '2 days' where token_hash = $1`, [tokenHash(client)]);
const proofsOf = (personId: string) =>
  database.rows(`select outcome, details from audit where act = 'step-up' and actor_id = $1 order by id`, [personId]);
const invite = (client: World, name: string) =>
  client.request('POST', '/people', {
    ...{ email: `${name}-${Date.now()}@example.com`, name, isOwner: false, grants: [] },
  });
const prove = (client: World, password: string) =>
  client.request('POST', '/session/proofs', { by: 'password', password });

// asvs 7.5.1
test('an old proof is refused with the ways that the person has; a new one counts for its session alone', async () => {
  const { client, id, email, password } = await member(world, 'ana', [], { isOwner: true });
  expect((await invite(client, 'sign-in-is-a-proof')).status).toBe(201);
  const other = Object.assign(new World(), { url: world.url });
  const signedIn = await other.request('POST', '/sign-in', { email, password });
  other.cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';

  await Promise.all([forget(client), forget(other)]);
  const refusal = await invite(client, 'too-old');
  expect([refusal.status, await refusal.json()]).toMatchObject([
    403,
    { code: 'proof-needed', proof: { ways: ['password'], maxAgeSeconds: 43_200, provenAt: expect.any(String) } },
  ]);
  expect(await json(prove(other, password))).toEqual({ provenAt: expect.any(String) });
  expect((await invite(client, 'proof-of-another-session')).status).toBe(403);
  const wrong = await prove(client, 'not the password');
  expect([wrong.status, await wrong.json()]).toMatchObject([403, { code: 'proof-refused' }]);
  expect((await invite(client, 'wrong-proof')).status).toBe(403);
  expect((await prove(client, password)).status).toBe(200);
  expect((await invite(client, 'proved')).status).toBe(201);
  expect(await proofsOf(id)).toEqual([
    { outcome: 'done', details: { by: 'password' } },
    { outcome: 'denied', details: { by: 'password' } },
    { outcome: 'done', details: { by: 'password' } },
  ]);
});

// asvs 7.5.1
test('nodes need a proof only with force, a person only for rights, and dry runs never', async () => {
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const { client } = await member(world, 'bo', [{ accountId: account.id, role: 'admin' }]);
  const at = `/accounts/${account.id}/regions/ap-guangzhou/clusters/${cluster.clusterId}`;
  const nodes = await cluster.selection(2);
  const pool = await cluster.pool('rack-7');
  const body = { nodes, atOnce: 1, drainFirst: false, confirmed: cluster.name };
  const remove = (force: boolean, search = '') =>
    client.request(
      'POST',
      `${at}/nodes/delete${search}`,
      { ...body, force },
      { 'idempotency-key': crypto.randomUUID() },
    );
  await forget(client);
  expect((await remove(true)).status).toBe(403);
  expect((await remove(true, '?dryRun=1')).status).toBe(200);
  const deletion = { withNodes: true, force: true, confirmed: pool.name };
  const dry = await client.request('POST', `${at}/pools/${pool.id}/delete?dryRun=1`, deletion);
  expect(await dry.json()).not.toMatchObject({ code: 'proof-needed' });
  expect((await remove(false)).status).toBe(202);

  const owner = await member(world, 'cy', [], { isOwner: true });
  await forget(owner.client);
  const change = (more: object) =>
    owner.client.request('PATCH', `/people/${owner.id}`, { rightsVersion: owner.rightsVersion, ...more });
  for (const more of [{ isOwner: false }, { disabled: true }]) expect((await change(more)).status).toBe(403);
  expect((await change({ name: 'cyan' })).status).toBe(200);
});

// asvs 6.3.1
test('guessing a proof is limited', async () => {
  const { client, password } = await member(world, 'di', []);
  const statuses: number[] = [];
  for (let tries = 0; tries < 11; tries += 1) statuses.push((await prove(client, 'not the password')).status);
  expect(statuses.at(0)).toBe(403);
  expect(statuses.at(-1)).toBe(429);
  // This person signed in from here before, so guesses of somebody else do not lock the person out.
  expect((await prove(client, password)).status).toBe(200);
});
