import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { describedEndpoints, type Endpoint } from './described.ts';
import { FuzzScene } from './fuzz-scene.ts';
import { nested } from './hostile.ts';
import { named, Templates } from './templates.ts';
import { send, type Sent } from './wire.ts';
import { World } from './world.ts';

const world = new World();
let changing: { name: string; method: string; path: string }[] = [];
let paths: string[] = [];

/** Every endpoint at the address of something real, so that only what is wrong with the request can be the reason. */
beforeAll(async () => {
  await world.start();
  const known = await (await FuzzScene.open(world)).known({ path: '' });
  const real = (name: string) =>
    known[name]?.[0] ?? (name === 'version' ? '1' : 'f2f5b7c0-4a0e-4d0c-9a53-3f3c1f8f4b11');
  const all = (await describedEndpoints(world)).map(({ name, method, path }: Endpoint) => ({
    name,
    method,
    path: `/api${path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => real(parameter))}`,
  }));
  paths = [...new Set(all.map(({ path }) => path))];
  // The public ones count their calls, and count these too.
  changing = all.filter(({ method, name }) => method !== 'GET' && !/sign-in|invitations/.test(name));
});
afterAll(() => world.stop());
afterEach(() => expect(world.said).toBe(''));

const own = () => ({ origin: world.url, cookie: world.cookie, 'idempotency-key': 'a-key-of-these-tests' });
const asJson = { 'content-type': 'application/json' };

/** Status and code of a refusal. */
async function refusal(request: Sent) {
  const { status, type, text } = await send(world.url, { ...request, headers: { ...own(), ...request.headers } });
  expect(type).toMatch(/^application\/problem\+json/);
  return `${status} ${(JSON.parse(text) as { code: string }).code}`;
}
const refusals = (how: Omit<Sent, 'method' | 'path'>) =>
  Promise.all(changing.map(async ({ name, method, path }) => `${name}: ${await refusal({ method, path, ...how })}`));
const everywhere = (answer: string) => changing.map(({ name }) => `${name}: ${answer}`);

test('whatever changes something takes JSON alone', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/json',
  ])
    expect(await refusals({ headers: { 'content-type': type }, body: '{}' })).toEqual(everywhere('415 invalid-input'));
});

test('a body that is too large is refused, sent whole, in pieces or compressed', async () => {
  const large = `{"name":"${'a'.repeat(300 * 1024)}"}`;
  expect(await refusals({ headers: asJson, body: large })).toEqual(everywhere('413 too-large'));
  const packed = { ...asJson, 'content-encoding': 'gzip' };
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
  expect(await refusals({ headers: packed, body: bomb })).toEqual(everywhere('413 too-large'));
  expect(await refusals({ headers: packed, body: 'not packed' })).toEqual(everywhere('400 invalid-input'));
});

test('a body that nests too deep is refused before anything walks it', async () => {
  const deep = [nested(33), nested(10_000), nested(100_000), nested(20_000, '{"a":', '}').replace('{"a":}', '{"a":1}')];
  for (const body of deep) expect(await refusals({ headers: asJson, body })).toEqual(everywhere('400 invalid-input'));
});

test('brackets within a text are no nesting', async () => {
  const templates = new Templates(world);
  const customData = `${'[{'.repeat(500)}"\\\\"[`;
  const { id } = await templates.created(named('brackets'), { customData });
  expect(await templates.revealed(id, 1)).toEqual({ status: 200, told: { text: customData } });
});

test('what is no JSON, or would change the objects of JavaScript, is refused', async () => {
  for (const body of ['{', '{"name":', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}'])
    expect(await refusals({ headers: asJson, body })).toEqual(everywhere('400 invalid-input'));
});

/** How many rows each table has that only a change writes to. */
async function written() {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  const tables = ['audit', 'operation', 'operation_group', '"join"', 'template', 'template_version', 'cloud_account'];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table.replaceAll('"', '')}_rows`);
  const { rows } = await client.query<object>(`select ${counts.join(', ')}`);
  await client.end();
  return rows[0];
}

test('reading changes nothing, at any address', async () => {
  const before = await written();
  const disguise = { 'x-http-method-override': 'DELETE', ...asJson };
  for (const path of paths)
    for (const method of ['GET', 'HEAD'])
      await send(world.url, { method, path: `${path}?_method=DELETE`, headers: { ...own(), ...disguise } });
  const stream = { method: 'HEAD', path: '/api/events?watch=clusters', headers: own() };
  expect((await send(world.url, stream)).status).toBe(404);
  for (const { path } of changing) {
    const { status } = await send(world.url, { method: 'GET', path, headers: own() });
    expect([200, 400, 404]).toContain(status);
  }
  expect(await written()).toEqual(before);
});

/** What comes back over a connection on which this was written. */
async function spoken(bytes: string) {
  const { hostname, port } = new URL(world.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

test('what Node cannot read as a request is refused in the same form', async () => {
  const head = 'POST /api/sign-out HTTP/1.1\r\nHost: a\r\n';
  const unreadable = [
    ['HELLO\r\n\r\n', 400],
    [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [`${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    [`${head}Content-Length: -1\r\n\r\n`, 400],
  ] as const;
  for (const [bytes, status] of unreadable) {
    const told = await spoken(bytes);
    expect(told).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(told).toContain('application/problem+json');
  }
});

test('a name as long as Kubernetes allows is found in an address', async () => {
  const name = `${'a'.repeat(63)}.`.repeat(3) + 'b'.repeat(61);
  const history = paths.find((path) => path.endsWith('/history')) ?? '';
  const path = history.replace(/[^/]+\/history$/, `${name}/history`);
  expect([name.length, await send(world.url, { method: 'GET', path, headers: own() })]).toMatchObject([
    253,
    { status: 200 },
  ]);
  expect(await refusal({ method: 'GET', path: path.replace(name, `${name}b`), headers: {} })).toBe('414 invalid-input');
});
