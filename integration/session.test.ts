import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEventStream } from './event-stream.ts';
import { eventually } from './mock-account.ts';
import { onServer, user } from './setting.ts';
import { trustingProxies, World } from './world.ts';

const world = World.shared();
let other = world;
beforeAll(async () => {
  await world.start();
  other = await world.beside(trustingProxies);
});
afterAll(() => world.stop());

/** Another client of the same BFF, not signed in. */
const visitor = (at = world) => Object.assign(new World(), { url: at.url });

const status = async (reply: Promise<Response>) => (await reply).status;

// asvs 7.2.1 7.2.2 7.4.1 3.3.4
test('a session is required, starts with the right password and ends at sign-out', async () => {
  const ana = visitor();
  expect(await status(ana.request('GET', '/accounts'))).toBe(401);
  expect(await status(ana.signIn('another password'))).toBe(401);
  const signedIn = await ana.signIn();
  expect(signedIn.status).toBe(200);
  expect(signedIn.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  expect(await status(ana.request('GET', '/accounts'))).toBe(200);
  expect(await status(ana.request('POST', '/sign-out'))).toBe(200);
  expect(await status(ana.request('GET', '/accounts'))).toBe(401);
});

test('under https the cookie belongs to this host alone and travels only encrypted', async () => {
  const secure = await world.beside({
    ISTHMUS_PUBLIC_URL: 'https://isthmus.example.com',
    ISTHMUS_ALLOWED_HOSTS: '127.0.0.1',
  });
  const cookie = (await visitor(secure).signIn()).headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^__Host-isthmus=[\w-]{43};/);
  expect(cookie).toMatch(/Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/);
  expect(cookie).not.toContain('Domain');
});

test('without a session, the address of the session says null, so that no browser logs an error', async () => {
  const ana = visitor();
  for (const cookie of ['', 'isthmus_session=nobody']) {
    const reply = await Object.assign(ana, { cookie }).request('GET', '/session');
    expect([reply.status, await reply.json()]).toEqual([200, null]);
  }
  const reply = await world.request('GET', '/session');
  expect(await reply.json()).toMatchObject({ user: { email: user.email }, rightsVersion: 1 });
});

// asvs 3.5.1
test('a foreign or missing Origin changes nothing', async () => {
  expect(await status(world.request('POST', '/sign-out', undefined, { origin: 'https://elsewhere.example' }))).toBe(
    403,
  );
  expect(await status(fetch(`${world.url}/api/sign-out`, { method: 'POST', headers: { cookie: world.cookie } }))).toBe(
    403,
  );
  expect(await status(world.request('GET', '/accounts'))).toBe(200);
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

// asvs 16.4.2
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

/** Opens the same session at both processes, each with a stream. */
async function streamsOf(person: World) {
  const there = Object.assign(visitor(other), { cookie: person.cookie });
  const streams = [person, there].map((at) => openEventStream(at, 'templates').received);
  await eventually(async () => streams.every(({ text }) => text.includes('event: alive')) || undefined);
  return streams;
}
const allEnded = (streams: { ended: boolean }[]) =>
  eventually(async () => streams.every(({ ended }) => ended) || undefined);

// asvs 7.4.1
test('signing out ends the streams of that session at every process, and no others', async () => {
  const ana = visitor();
  await ana.signIn();
  const streams = await streamsOf(ana);
  const otherSession = openEventStream(world, 'templates');
  await eventually(async () => otherSession.received.text || undefined);
  expect(await status(ana.request('POST', '/sign-out'))).toBe(200);
  await allEnded(streams);
  expect(otherSession.received.ended).toBe(false);
  otherSession.stop();
});

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Another person, with ana's password and two links that set a new one. */
async function invitedTwice() {
  const [email, ...links] = [`${randomUUID()}@example.com`, randomUUID(), randomUUID()];
  await onServer(
    `with person as (insert into "user" (id, email, name, password_hash, is_owner)
       select gen_random_uuid(), '${email}', 'bo', password_hash, true from "user" where email = '${user.email}' returning id)
     insert into invitation (token_hash, user_id, expires_at)
     select token_hash, id, now() + interval '1 hour' from person, unnest(array['${links.map(hashOf).join("','")}']) as token_hash`,
    world.databaseUrl,
  );
  const signIn = async (password: string, at = visitor()) => {
    const reply = await at.request('POST', '/sign-in', { email, password });
    at.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { at, status: reply.status };
  };
  return { links, signIn };
}

// asvs 7.4.3 6.4.1
test('a link that sets a new password ends all sessions, streams and other links of that person', async () => {
  const { links, signIn } = await invitedTwice();
  const { at: bo } = await signIn(user.password);
  const streams = await streamsOf(bo);
  const password = 'several other words';
  const accept = (token = '') => visitor().request('POST', '/invitations/accept', { token, password });
  // Both links at the same time. The one that is used makes the other invalid.
  const replies = await Promise.all(links.map(accept));
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  await allEnded(streams);
  for (const at of [world, other])
    expect(await status(Object.assign(visitor(at), { cookie: bo.cookie }).request('GET', '/accounts'))).toBe(401);
  for (const link of links) expect(await status(accept(link))).toBe(404);
  expect((await signIn(user.password)).status).toBe(401);
  expect((await signIn(password)).status).toBe(200);
  expect(await status(world.request('GET', '/accounts'))).toBe(200);
});

/** Signs in from a network, through a proxy. */
async function trySignIn(email: string, password: string, network: string, at = world) {
  const headers = { 'x-forwarded-for': network };
  const reply = await visitor(at).request('POST', '/sign-in', { email, password }, headers);
  return [reply.status, ((await reply.json()) as { code?: string }).code ?? 'signed in'];
}
const wrong = [401, 'sign-in-refused'];
const limited = [429, 'too-many-sign-ins'];
const signedIn = [200, 'signed in'];

// asvs 2.4.1 6.3.1
test('failed sign-ins are limited at all processes, for known and unknown addresses alike, and lock no one out', async () => {
  expect(await trySignIn(user.email, user.password, '192.0.2.1')).toEqual(signedIn);
  for (const email of [user.email, 'nobody@example.com']) {
    const replies = await Promise.all(
      Array.from({ length: 16 }, (_, n) => trySignIn(email, 'a guess', '192.0.2.2', n % 2 ? other : world)),
    );
    const refused = replies.filter(([status]) => status === 401).length;
    // At the limit, both processes may check one attempt at the same moment.
    expect([email, refused >= 10 && refused <= 11, replies.length]).toEqual([email, true, 16]);
    for (const at of [world, other]) expect(await trySignIn(email, user.password, '192.0.2.2', at)).toEqual(limited);
  }
  expect(await trySignIn(user.email, user.password, '192.0.2.1')).toEqual(signedIn);
});

// asvs 6.3.1
test('from a network of the person a right password always passes, after any number of wrong ones', async () => {
  expect(await trySignIn(user.email, user.password, '192.0.2.3')).toEqual(signedIn);
  const replies = await Promise.all(Array.from({ length: 14 }, () => trySignIn(user.email, 'a guess', '192.0.2.3')));
  expect(replies.toSorted()).toEqual([...Array(10).fill(wrong), ...Array(4).fill(limited)]);
  expect(await trySignIn(user.email, user.password, '192.0.2.3')).toEqual(signedIn);
});

test('a sign-in takes as long for an unknown address as for a wrong password', async () => {
  const took: Record<string, number[]> = { known: [], unknown: [] };
  for (const n of Array(7).keys())
    for (const [kind, email] of [['known', user.email] as const, ['unknown', `nobody-${n}@example.com`] as const]) {
      const from = performance.now();
      expect(await trySignIn(email, 'a guess', `198.51.100.${n + 1}`)).toEqual(wrong);
      took[kind]?.push(performance.now() - from);
    }
  const [known = 0, unknown = 0] = Object.values(took).map((all) => all.toSorted((one, other) => one - other)[3]);
  // Without a password check, an answer takes a tenth.
  expect([unknown > known / 2, known > unknown / 2]).toEqual([true, true]);
});

// asvs 6.3.1
test('a network that tried many persons is limited; the limit ends, and a wrong clock does not extend it', async () => {
  const count = (email: string, network: string, failures: number, since: string) =>
    onServer(
      `insert into sign_in values ('${email}', '${network}', ${failures}, now() + interval '${since}')`,
      world.databaseUrl,
    );
  await count('some@example.com', '192.0.2.4', 50, '-14 minutes');
  await count('some@example.com', '192.0.2.5', 50, '-16 minutes');
  await count('some@example.com', '192.0.2.6', 50, '1 day');
  expect(await trySignIn(user.email, user.password, '192.0.2.4')).toEqual(limited);
  for (const network of ['192.0.2.5', '192.0.2.6'])
    expect(await trySignIn(user.email, user.password, network)).toEqual(signedIn);
  // Many failures from elsewhere slow down a person at a new network, but do not block.
  await count(user.email, '192.0.2.7', 21, '-1 minute');
  expect(await trySignIn(user.email, user.password, '2001:db8::1')).toEqual(signedIn);
});

// asvs 6.3.2
test('the first link is printed at any log level; a newer link replaces it', async () => {
  const fresh = new World({ ISTHMUS_ADMIN_EMAIL: user.email, LOG_LEVEL: 'silent' });
  try {
    await fresh.prepare();
    const older = randomUUID();
    await onServer(
      `update "user" set password_hash = null;
       insert into invitation (token_hash, user_id, expires_at) select '${hashOf(older)}', id, now() + interval '1 hour' from "user"`,
      fresh.databaseUrl,
    );
    await fresh.startBff();
    const [, newer = ''] = /^First admin ana@example.com: .* at http\S+\/invitations#(\S+)\n$/.exec(fresh.log) ?? [];
    const accept = (token: string) =>
      fresh.request('POST', '/invitations/accept', { token, password: 'several words, new' });
    expect(await status(accept(older))).toBe(404);
    expect(await status(accept(newer))).toBe(200);
  } finally {
    await fresh.stop();
  }
});
