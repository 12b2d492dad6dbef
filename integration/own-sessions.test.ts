import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEventStream } from './event-stream.ts';
import { eventually, json } from './mock-account.ts';
import { onServer } from './setting.ts';
import { acceptLink, member } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
let other = world;
beforeAll(async () => {
  await world.start();
  other = await world.beside();
});
afterAll(() => world.stop());

interface OwnSession {
  id: string;
  browser: string | null;
  system: string | null;
  address: string | null;
  isThis: boolean;
}

const refusal = async (reply: Promise<Response>) => {
  const answer = await reply;
  const { code, ended, fields } = (await answer.json()) as { code: string; ended?: string; fields?: object[] };
  return [answer.status, code, fields ?? ended];
};
const at = (url: string, cookie = '') => Object.assign(new World(), { url, cookie });
const hashOf = ({ cookie }: World) =>
  createHash('sha256')
    .update(cookie.split('=')[1] ?? '')
    .digest('hex');

/** Changes the stored session, as if time had passed, at all processes. */
const shift = (client: World, change: string) =>
  onServer(
    `update session set ${change} where token_hash = '${hashOf(client)}';
     select pg_notify('isthmus', '{"key":"session:${hashOf(client)}","version":0}')`,
    world.databaseUrl,
  );

async function signInElsewhere({ email, password }: { email: string; password: string }, agent = 'node') {
  const client = at(other.url);
  const reply = await client.request('POST', '/sign-in', { email, password }, { 'user-agent': agent });
  expect(reply.status).toBe(200);
  client.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  return client;
}
const status = async (client: World) => (await client.request('GET', '/accounts')).status;
const own = async (client: World) =>
  (await json<{ sessions: OwnSession[] }>(client.request('GET', '/session/own'))).sessions;

// asvs 7.3.1 7.4.1
test('only a request after a key or pointer prolongs a session; unused it ends, with its streams, and nothing revives it', async () => {
  const { client } = await member(world, 'idle', []);
  const idleEnd = async (headers = {}, by = client) => {
    const time = await json<{ idleEndsAt: string }>(by.request('GET', '/session/time', undefined, headers));
    return Math.round((Date.parse(time.idleEndsAt) - Date.now()) / 60_000);
  };
  expect(await idleEnd()).toBe(30);
  await shift(client, "last_used_at = now() - interval '20 minutes'");
  await eventually(async () => (await idleEnd()) === 10 || undefined);
  // A use five minutes ago, and then polls of both processes.
  expect(await idleEnd({ 'isthmus-used-ago': '300000' })).toBe(25);
  for (const wrong of ['-9', 'now', '99999999999']) expect(await idleEnd({ 'isthmus-used-ago': wrong })).toBe(25);
  expect(await idleEnd({}, at(other.url, client.cookie))).toBe(25);

  const { received } = openEventStream(client, 'templates');
  await eventually(async () => received.text.includes('alive') || undefined);
  await shift(client, "last_used_at = now() - interval '31 minutes'");
  const unused = [401, 'not-signed-in', 'idle'];
  await eventually(async () => (await status(client)) === 401 || undefined);
  for (const url of [world.url, other.url])
    expect(
      await refusal(at(url, client.cookie).request('GET', '/accounts', undefined, { 'isthmus-used-ago': '0' })),
    ).toEqual(unused);
  await eventually(async () => received.ended || undefined);
});

// asvs 7.3.2
test('nothing prolongs a session beyond its greatest age', async () => {
  const { client } = await member(world, 'old', []);
  await shift(client, "expires_at = now() + interval '1 minute'");
  const time = await eventually(async () => {
    const headers = { 'isthmus-used-ago': '0' };
    const found = await json<Record<string, string>>(client.request('GET', '/session/time', undefined, headers));
    return Date.parse(found['expiresAt'] ?? '') < Date.now() + 61_000 ? found : undefined;
  });
  expect(time['idleEndsAt']).toBe(time['expiresAt']);
  await shift(client, 'expires_at = now()');
  await eventually(async () => (await status(client)) === 401 || undefined);
  expect(await refusal(client.request('GET', '/accounts'))).toEqual([401, 'not-signed-in', 'age']);
});

// asvs 7.2.4
test('signing in gives a new token, and the old one of that browser is dead everywhere', async () => {
  const person = await member(world, 'again', []);
  const before = person.client.cookie;
  const reply = await person.client.request('POST', '/sign-in', { email: person.email, password: person.password });
  const after = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(after).not.toBe(before);
  for (const url of [world.url, other.url])
    expect([await status(at(url, before)), await status(at(url, after))]).toEqual([401, 200]);
});

// asvs 7.5.2 7.4.1
test('a person sees the own sessions with their devices, and ends one, or all others', async () => {
  const person = await member(world, 'own', []);
  const { client } = person;
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0';
  const laptop = await signInElsewhere(person, edge);
  const sessions = await own(client);
  expect(sessions.map(({ isThis }) => isThis).toSorted()).toEqual([false, true]);
  const found = sessions.find(({ isThis }) => !isThis);
  expect(found).toMatchObject({ browser: 'Microsoft Edge 143', system: 'Windows', address: '127.0.0.1' });
  expect(JSON.stringify(sessions)).not.toContain(hashOf(laptop));

  const stranger = await member(world, 'stranger', []);
  const end = (by: World) => by.request('DELETE', `/session/own/${found?.id}`);
  expect(await refusal(end(stranger.client))).toEqual([404, 'not-found', undefined]);
  await shift(client, "proven_at = now() - interval '2 days'");
  expect(await refusal(end(client))).toEqual([403, 'proof-needed', undefined]);
  expect(await refusal(client.request('POST', '/session/own/end-others'))).toEqual([403, 'proof-needed', undefined]);
  const proof = { by: 'password', password: person.password };
  expect((await client.request('POST', '/session/proofs', proof)).status).toBe(200);
  expect((await end(client)).status).toBe(200);
  await eventually(async () => (await status(laptop)) === 401 || undefined);
  // Ended by the person: no time is over, so the page of that browser is cleared.
  expect(await refusal(laptop.request('GET', '/accounts'))).toEqual([401, 'not-signed-in', undefined]);

  const [phone, tablet] = [await signInElsewhere(person), await signInElsewhere(person)];
  expect(await json(client.request('POST', '/session/own/end-others'))).toEqual({ ended: 2 });
  for (const one of [phone, tablet]) await eventually(async () => (await status(one)) === 401 || undefined);
  expect([await status(client), await status(stranger.client)]).toEqual([200, 200]);
});

// asvs 7.4.5
test('an owner ends all sessions of a person, who may sign in again', async () => {
  const person = await member(world, 'lost', []);
  const elsewhere = await signInElsewhere(person);
  const end = (by: World) => by.request('POST', `/people/${person.id}/end-sessions`);
  expect(await refusal(end(person.client))).toMatchObject([403, 'not-permitted', undefined]);
  expect(await json(end(world))).toEqual({ ended: 2 });
  for (const one of [person.client, elsewhere]) await eventually(async () => (await status(one)) === 401 || undefined);
  await signInElsewhere(person);
});

// asvs 6.2.2 6.2.3 6.2.4 6.2.11 6.2.12 7.4.3 7.5.1
test('a new password needs the old one and ends the other sessions; breached, simple and own ones are refused', async () => {
  const person = await member(world, 'maria', []);
  const { client, password: current } = person;
  const elsewhere = await signInElsewhere(person);
  const change = (password: string, old = current) =>
    client.request('PUT', '/session/password', { current: old, password });
  const fault = (path: string, code: string) => [400, 'invalid-input', [{ path, code }]];
  for (const [password, code] of [
    ['1qaz2wsx3edc', 'password-breached'],
    ['QwertyQwerty', 'password-breached'],
    ['121212121212', 'password-breached'],
    ['abababababab!', 'password-simple'],
    [`${person.email}1`, 'password-own'],
    ['Maria-1sthmu$-2026', 'password-own'],
  ] as const)
    expect([password, ...(await refusal(change(password)))]).toEqual([password, ...fault('password', code)]);
  expect(await refusal(change('several good words', 'not the old one'))).toEqual(fault('current', 'password-wrong'));
  expect(await status(elsewhere)).toBe(200);

  expect(await json(change('several good words'))).toEqual({ ended: 1 });
  await eventually(async () => (await status(elsewhere)) === 401 || undefined);
  expect(await status(client)).toBe(200);
  const { email } = person;
  expect((await at(world.url).request('POST', '/sign-in', { email, password: current })).status).toBe(401);
  await signInElsewhere({ ...person, password: 'several good words' });
});

// asvs 6.2.4 6.2.12
test('an invitation refuses a breached password and stays open', async () => {
  const invited = { email: `${Date.now()}-new@example.com`, name: 'new', isOwner: false, grants: [] };
  const { url } = await json<{ url: string }>(world.request('POST', '/people', invited));
  const accept = (password: string) => acceptLink(at(world.url), url, password);
  expect(await refusal(accept('q1w2e3r4t5y6'))).toEqual([
    400,
    'invalid-input',
    [{ path: 'password', code: 'password-breached' }],
  ]);
  expect((await accept('several good words')).status).toBe(200);
});
