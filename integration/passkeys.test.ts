import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { json } from './mock-account.ts';
import { Passkey } from './passkey.ts';
import { acceptLink, factorOf, member } from './team.ts';
import { World } from './world.ts';

const world = Object.assign(new World(), { hasName: true });
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

interface Ways {
  password: boolean;
  passkeys: { id: string; name: string; host: string; lastUsedAt: string | null }[];
  passkeysAt: { host?: string; absent?: string };
}
const guest = () => Object.assign(new World(), { url: world.url });
const waysOf = (client: World) => json<Ways>(client.request('GET', '/session/ways'));
const outcome = async (reply: Response) => [reply.status, (await json<{ code?: string }>(reply)).code];
const refused = [403, 'passkey-refused'];

async function withPasskey(name: string) {
  const person = await member(world, name, [], { isOwner: true });
  const passkey = new Passkey(person.client);
  await passkey.draft();
  expect((await passkey.add('laptop')).status).toBe(201);
  return { ...person, passkey };
}

// asvs 6.3.3
test('a passkey signs in alone, proves at an act, and is removed; each act is audited', async () => {
  const { client, passkey, email, id } = await withPasskey('ann');
  expect(await waysOf(client)).toMatchObject({
    passkeys: [{ id: passkey.id, name: 'laptop', host: 'localhost', lastUsedAt: null }],
    passkeysAt: { host: 'localhost' },
  });
  expect(await factorOf(client, id)).toEqual({ own: ['passkey'], passwordAlone: true, reported: [] });
  await passkey.challenge();
  expect((await passkey.prove()).status).toBe(200);

  const other = new Passkey(guest(), passkey);
  await other.beginSignIn();
  const reply = await other.signIn();
  expect(reply.status).toBe(200);
  expect(await reply.json()).toMatchObject({ user: { id, email } });
  expect((await waysOf(client)).passkeys[0]?.lastUsedAt).toEqual(expect.any(String));

  await database.rows(`update session set proven_at = now() - interval '1 day' where user_id = $1`, [id]);
  const needed = await client.request('DELETE', `/session/passkeys/${passkey.id}`);
  expect(await needed.json()).toMatchObject({ code: 'proof-needed', proof: { ways: ['passkey', 'password'] } });
  await passkey.challenge();
  await passkey.prove();
  expect((await client.request('DELETE', `/session/passkeys/${passkey.id}`)).status).toBe(204);
  await other.beginSignIn();
  expect(await outcome(await other.signIn())).toEqual(refused);
  const rows = await database.rows<{ act: string }>('select act from audit where actor_id = $1', [id]);
  expect(rows.map(({ act }) => act)).toEqual(expect.arrayContaining(['add-passkey', 'step-up', 'remove-passkey']));
});

test('a challenge works once, in its browser, for its act; a signature must be of this site, of a checked person, and newer', async () => {
  const { client, passkey } = await withPasskey('ben');
  const there = new Passkey(guest(), passkey);
  const refusals: [what: string, change: () => Promise<unknown> | void][] = [
    ['another site', () => void (there.origin = 'http://localhost.example:80')],
    ['a person who was not checked', () => void (there.isVerified = false)],
    ['no challenge in this browser', () => void (there.client.cookie = '')],
    [
      'a challenge of a session',
      async () => {
        await passkey.challenge();
        const mine = client.cookie.split('; ').find((one) => one.startsWith('isthmus_challenge='));
        there.client.cookie = mine ?? '';
      },
    ],
  ];
  for (const [what, change] of refusals) {
    await there.beginSignIn();
    await change();
    expect([what, ...(await outcome(await there.signIn()))]).toEqual([what, ...refused]);
    Object.assign(there, { origin: passkey.origin, isVerified: true });
  }

  await there.beginSignIn();
  const [cookie, signed] = [there.client.cookie, there.sign()];
  const both = await Promise.all([there.signIn(signed), there.signIn(signed)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 403]);
  there.client.cookie = cookie;
  expect(await outcome(await there.signIn(signed))).toEqual(refused);

  // A copy of the passkey counted less far.
  await there.beginSignIn();
  const older = there.sign();
  await database.rows('update passkey set counter = counter + 10');
  expect(await outcome(await there.signIn(older))).toEqual(refused);
});

test('a passkey of another person adds, proves and opens nothing; one of a disabled person neither', async () => {
  const { passkey, id } = await withPasskey('cat');
  const { client } = await member(world, 'dan', [], { isOwner: true });
  const stolen = new Passkey(client, passkey);
  await stolen.draft();
  expect(await outcome(await stolen.add('mine now'))).toEqual(refused);
  await stolen.challenge();
  expect(await outcome(await stolen.prove())).toEqual([403, 'proof-refused']);
  expect((await client.request('DELETE', `/session/passkeys/${passkey.id}`)).status).toBe(404);

  await database.rows('update "user" set disabled_at = now() where id = $1', [id]);
  const there = new Passkey(guest(), passkey);
  await there.beginSignIn();
  expect(await outcome(await there.signIn())).toEqual(refused);
});

// asvs 6.4.4
test('a one-time link removes the passkeys', async () => {
  const { id, passkey } = await withPasskey('eli');
  const { url } = await json<{ url: string }>(world.request('POST', `/people/${id}/link`));
  const back = guest();
  const reply = await acceptLink(back, url, 'a new password of eli');
  back.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await waysOf(back)).passkeys).toEqual([]);
  const there = new Passkey(guest(), passkey);
  await there.beginSignIn();
  expect(await outcome(await there.signIn())).toEqual(refused);
});

test('while passwords are off, only the sealed owner has passkeys', async () => {
  const { client, passkey } = await withPasskey('flo');
  const oidc = [
    { id: 'acme', name: 'acme', issuer: 'http://127.0.0.1:9', clientId: 'isthmus', clientSecretEnv: 'OIDC_SECRET' },
  ];
  const off = await world.beside({
    ISTHMUS_PUBLIC_URL: world.url.replace('127.0.0.1', 'localhost'),
    ...{ ISTHMUS_LOCAL_SIGN_IN: 'off', ISTHMUS_ADMIN_EMAIL: 'ana@example.com' },
    ...{ ISTHMUS_OIDC: JSON.stringify(oidc), OIDC_SECRET: 'a secret of this test' },
  });
  const person = Object.assign(new World(), { url: off.url, cookie: client.cookie });
  expect((await waysOf(person)).passkeysAt).toEqual({ absent: 'provider' });
  expect(await outcome(await new Passkey(person).draft())).toEqual([409, 'passkeys-absent']);
  const there = new Passkey(Object.assign(new World(), { url: off.url }), passkey);
  there.origin = passkey.origin;
  await there.beginSignIn();
  expect(await outcome(await there.signIn())).toEqual(refused);
});
