import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../scripts/run.mjs';
import { describedEndpoints } from './described.ts';
import { eventually, json, MockAccount } from './mock-account.ts';
import { onServer, user } from './setting.ts';
import { acceptLink, member, people, tokenOf } from './team.ts';
import { send } from './wire.ts';
import { World } from './world.ts';

const host = 'isthmus.example.com';
const world = World.shared();
/** The same server as browsers reach it through a proxy that speaks TLS. */
let behindTls = world;
beforeAll(async () => {
  await world.start();
  behindTls = await world.beside({
    ISTHMUS_PUBLIC_URL: `https://${host}`,
    ISTHMUS_STREAMS_PER_SESSION: '3',
    ISTHMUS_STREAMS_PER_ADDRESS: '4',
  });
});
afterAll(() => world.stop());

const visitor = () => Object.assign(new World(), { url: world.url });
const statusOf = async (reply: Promise<Response>) => (await reply).status;

// asvs 3.3.1 3.3.2 3.3.3 3.3.4 7.2.3
test('under https a session cookie is for this host alone, by TLS, hidden from scripts and other sites', async () => {
  const from = (origin: string) =>
    send(behindTls.url, {
      method: 'POST',
      path: '/api/sign-in',
      headers: { host, origin, 'content-type': 'application/json' },
      body: JSON.stringify(user),
    });
  const { status, headers } = await from(`https://${host}`);
  expect([status, headers['set-cookie']]).toEqual([
    200,
    [expect.stringMatching(/^__Host-isthmus=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/)],
  ]);
  // The same name without TLS is another site.
  expect((await from(`http://${host}`)).status).toBe(403);
});

// asvs 7.2.2
test('a session id that somebody else chose is never taken over', async () => {
  const chosen = `isthmus_session=${'chosen'.repeat(7)}c`;
  const victim = Object.assign(visitor(), { cookie: chosen });
  await victim.signIn();
  expect(victim.cookie).not.toBe(chosen);
  expect(await statusOf(victim.request('GET', '/accounts'))).toBe(200);
  expect(await statusOf(Object.assign(visitor(), { cookie: chosen }).request('GET', '/accounts'))).toBe(401);
});

// asvs 6.2.1 6.2.8 6.2.9 6.5.2 11.4.2 16.3.1
test('a password counts as it was typed, has 12 characters or more, and is stored as a slow hash', async () => {
  const email = `${randomUUID()}@example.com`;
  const invited = await json<{ url: string }>(
    world.request('POST', '/people', { email, name: 'gu', isOwner: false, grants: [] }),
  );
  const accept = (word: string) => acceptLink(visitor(), invited.url, word);
  const password = ` Größe 节点 ${'long '.repeat(30)}`;
  const short = await accept('eleven-char');
  expect([short.status, await short.json()]).toMatchObject([400, { fields: [{ path: 'password' }] }]);
  expect(await statusOf(accept(password))).toBe(200);

  const signIn = (word: string) => statusOf(visitor().request('POST', '/sign-in', { email, password: word }));
  const others = [password.trim(), password.toLowerCase(), password.slice(0, 72), password.normalize('NFD')];
  for (const word of others) expect(await signIn(word)).toBe(401);
  expect(await signIn(password)).toBe(200);

  const [stored] = await onServer<{ hash: string; refused: string; tokens: string }>(
    `select password_hash as hash,
       (select count(*) from audit where act = 'sign-in-refused' and object_name = '${email}') as refused,
       (select string_agg(token_hash, ' ') from invitation where user_id = "user".id) as tokens
     from "user" where email = '${email}'`,
    world.databaseUrl,
  );
  expect(stored?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(stored?.tokens).not.toContain(tokenOf(invited.url));
  expect(Number(stored?.refused)).toBe(others.length);
});

// asvs 1.3.6 13.2.4 13.2.5
test('no request makes the server call another address than a listed site', async () => {
  const called: string[] = [];
  const port = await freePort();
  const target = createServer((request, reply) => {
    called.push(request.url ?? '');
    reply.end('{}');
  });
  await new Promise<void>((resolve) => void target.listen(port, '127.0.0.1', resolve));
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const key = { kind: 'permanent', secretId: account.secretId, secretKey: account.secretKey };
  const own = `127.0.0.1:${port}`;
  const sites = [
    `http://${own}`,
    `${world.mockUrl}@${own}`,
    `${world.mockUrl}.${own}`,
    `${world.mockUrl}/../`,
    `http://169.254.169.254/latest/meta-data`,
    'file:///etc/passwd',
    'https://{service}.tencentcloudapi.com.example.com',
    'https://{service}.tencentcloudapi.com#',
  ];
  for (const site of sites) {
    const added = { name: randomUUID(), colour: 'teal', site, ...key, regions: ['ap-guangzhou'] };
    for (const [path, body] of [
      ['/credential-proofs', { site, ...key }],
      ['/accounts', added],
    ] as const) {
      const reply = await world.request('POST', path, body);
      expect([site, reply.status, await reply.json()]).toMatchObject([site, 400, { fields: [{ path: 'site' }] }]);
    }
  }
  // A region is a header of the call, never part of its address.
  for (const region of [`x.${own}/`, `ap-guangzhou@${own}`, '../ap-guangzhou']) {
    const path = `/accounts/${account.id}/regions/${encodeURIComponent(region)}/clusters/cls-1/subnets`;
    expect([400, 404]).toContain(await statusOf(world.request('GET', path)));
  }
  expect(called).toEqual([]);
  await new Promise((resolve) => target.close(resolve));
});

// asvs 1.1.1
test('an address is decoded once, so nothing hides from the checks', async () => {
  const { id } = await MockAccount.open(world, 'one-ready-cluster');
  const once = `%${id.charCodeAt(0).toString(16)}${id.slice(1)}`;
  expect(await statusOf(world.request('GET', `/accounts/${once}/clusters`))).toBe(200);
  expect(await statusOf(world.request('GET', `/accounts/${once.replace('%', '%25')}/clusters`))).toBe(400);
});

// asvs 15.3.7
test('a parameter that is sent twice is refused, or is a list', async () => {
  const wrong: string[] = [];
  for (const { method, path, parameters, name } of await describedEndpoints(world)) {
    const single = parameters.filter((one) => one.in === 'query' && one.schema.type !== 'array');
    if (method !== 'GET' || !single.length || path === '/events') continue;
    const at = path.replaceAll(/\{accountId\}/g, randomUUID()).replaceAll(/\{\w+\}/g, 'x');
    const twice = single.flatMap((one) => [`${one.name}=a`, `${one.name}=b`]).join('&');
    const status = await statusOf(world.request('GET', `${at}?${twice}`));
    if (![400, 404].includes(status)) wrong.push(`${name}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

// asvs 15.3.3
test('a request changes no field that it may not set', async () => {
  const email = `${randomUUID()}@example.com`;
  const own = {
    id: randomUUID(),
    passwordHash: 'x',
    disabledAt: '2026-01-01',
    lastSeenAt: '2026-01-01',
    rightsVersion: 9,
  };
  await world.request('POST', '/people', { email, name: 'ya', isOwner: false, grants: [], ...own });
  const made = (await people(world)).find((one) => one.email === email);
  expect(made).toMatchObject({ state: 'invited', rightsVersion: 1 });
  expect(made?.id).not.toBe(own.id);
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const foreign = { uin: '1', site: 'http://127.0.0.1', secretKey: 'another', id: randomUUID() };
  const read = () => json<{ uin: string; site: string }>(world.request('GET', `/accounts/${account.id}`));
  const before = await read();
  await account.change({ ...foreign, name: randomUUID() });
  const after = await read();
  expect(after).toMatchObject({ id: account.id, uin: before.uin, site: before.site });
});

// asvs 13.4.4
test('TRACE is not answered with the request', async () => {
  const headers = { host: new URL(world.url).host, 'x-secret': 'a-secret-of-a-proxy' };
  const { status, text } = await send(world.url, { method: 'TRACE', path: '/api/session', headers });
  expect([404, 405]).toContain(status);
  expect(text).not.toContain('a-secret-of-a-proxy');
});

// asvs 2.4.1 15.2.2
test('a session, and an address, may keep only some streams open; an ended one frees its place', async () => {
  // Under https the cookie of the same session has another name.
  const cookieOf = ({ cookie }: World) => cookie.replace('isthmus_session', '__Host-isthmus');
  const { client } = await member(world, 'al', []);
  const ends: AbortController[] = [];
  const open = async (cookie: string) => {
    const end = new AbortController();
    ends.push(end);
    const reply = await fetch(`${behindTls.url}/api/events?watch=templates`, {
      headers: { cookie },
      signal: end.signal,
    });
    return reply.status === 200 ? 200 : [reply.status, ((await reply.json()) as { code: string }).code];
  };
  const refused = [429, 'too-many-streams'];
  const own = cookieOf(client);
  expect([await open(own), await open(own), await open(own), await open(own)]).toEqual([200, 200, 200, refused]);
  const other = cookieOf(world);
  expect([await open(other), await open(other)]).toEqual([200, refused]);
  ends[0]?.abort();
  // A page that leaves while its stream begins keeps no place either.
  for (let tries = 0; tries < 6; tries += 1) {
    const left = open(own).catch(() => undefined);
    await later(tries);
    ends.at(-1)?.abort();
    await left;
  }
  expect(await eventually(async () => ((await open(own)) === 200 ? true : undefined))).toBe(true);
  for (const end of ends) end.abort();
});
