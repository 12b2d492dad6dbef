import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { describedEndpoints, type Endpoint } from '../described.ts';
import { FuzzScene } from '../fuzz-scene.ts';
import { nested } from '../hostile.ts';
import { json, MockAccount } from '../mock-account.ts';
import { named, Templates } from '../templates.ts';
import { send, type Sent } from '../wire.ts';
import type { World } from '../world.ts';

const newAccount = ({ mockUrl: site }: World) => ({
  colour: 'teal',
  site,
  kind: 'permanent',
  regions: ['ap-guangzhou'],
});
let world: World;
let changing: { name: string; method: string; path: string }[] = [];
let paths: string[] = [];

const ownHeaders = () => ({ origin: world.url, cookie: world.cookie, 'idempotency-key': 'a-key-of-these-tests' });
const asJson = { 'content-type': 'application/json' };

/** Status and code of a refusal. */
async function refusal(request: Sent) {
  const { status, type, text } = await send(world.url, {
    ...request,
    headers: { ...ownHeaders(), ...request.headers },
  });
  expect(type).toMatch(/^application\/problem\+json/);
  return `${status} ${(JSON.parse(text) as { code: string }).code}`;
}
const refusals = (how: Omit<Sent, 'method' | 'path'>) =>
  Promise.all(changing.map(async ({ name, method, path }) => `${name}: ${await refusal({ method, path, ...how })}`));
const fromEveryEndpoint = (answer: string) => changing.map(({ name }) => `${name}: ${answer}`);

/** Counts the rows of each table that only changes write to. That a person read the audit is a row too. */
async function written() {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  const tables = ['operation', 'operation_group', '"join"', 'template', 'template_version', 'cloud_account'];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table.replaceAll('"', '')}_rows`);
  const audit = "(select count(*) from audit where act <> 'read-audit') as audit_rows";
  const { rows } = await client.query<object>(`select ${[audit, ...counts].join(', ')}`);
  await client.end();
  return rows[0];
}

/** Returns the answer to bytes written on a new connection. */
async function exchange(bytes: string) {
  const { hostname, port } = new URL(world.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return text;
}

/** Declares the tests of requests that are refused. */
export function testRefusals(at: World) {
  world = at;
  describe('a refused request', () => {
    /** Every endpoint at the address of an existing object, so a refusal is not a 404. */
    beforeAll(async () => {
      const known = await (await FuzzScene.open(world)).known({ path: '' });
      const real = (name: string) =>
        known[name]?.[0] ?? (name === 'version' ? '1' : 'f2f5b7c0-4a0e-4d0c-9a53-3f3c1f8f4b11');
      const all = (await describedEndpoints(world)).map(({ name, method, path }: Endpoint) => ({
        name,
        method,
        path: `/api${path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => real(parameter))}`,
      }));
      paths = [...new Set(all.map(({ path }) => path))];
      // The public endpoints limit their calls, including these.
      changing = all.filter(({ method, name }) => method !== 'GET' && !/sign-in|invitations/.test(name));
    });
    afterEach(() => expect(world.log).toBe(''));

    // asvs 1.5.2 3.5.2
    test('every write endpoint accepts only JSON', async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'text/json',
      ])
        expect(await refusals({ headers: { 'content-type': type }, body: '{}' })).toEqual(
          fromEveryEndpoint('415 invalid-input'),
        );
    });

    // asvs 5.2.1 5.2.3
    test('a body that is too large is refused, sent whole, in pieces or compressed', async () => {
      const large = `{"name":"${'a'.repeat(300 * 1024)}"}`;
      expect(await refusals({ headers: asJson, body: large })).toEqual(fromEveryEndpoint('413 too-large'));
      const gzipHeaders = { ...asJson, 'content-encoding': 'gzip' };
      const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
      expect(await refusals({ headers: gzipHeaders, body: bomb })).toEqual(fromEveryEndpoint('413 too-large'));
      expect(await refusals({ headers: gzipHeaders, body: 'not packed' })).toEqual(
        fromEveryEndpoint('400 invalid-input'),
      );
    });

    // asvs 1.5.2
    test('a body that nests too deep is refused before it is parsed', async () => {
      const deep = [
        nested(33),
        nested(10_000),
        nested(100_000),
        nested(20_000, '{"a":', '}').replace('{"a":}', '{"a":1}'),
      ];
      for (const body of deep)
        expect(await refusals({ headers: asJson, body })).toEqual(fromEveryEndpoint('400 invalid-input'));
    });

    test('brackets in a text do not count as nesting', async () => {
      const templates = new Templates(world);
      const customData = `${'[{'.repeat(500)}"\\\\"[`;
      const { id } = await templates.create(named('brackets'), { customData });
      expect(await templates.revealCustomData(id, 1)).toEqual({ status: 200, body: { text: customData } });
    });

    // asvs 15.3.6
    test('invalid JSON, and JSON with prototype keys, is refused', async () => {
      for (const body of ['{', '{"name":', '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{}}}'])
        expect(await refusals({ headers: asJson, body })).toEqual(fromEveryEndpoint('400 invalid-input'));
    });

    // asvs 3.5.3
    test('reading changes nothing, at any address', async () => {
      const before = await written();
      const overrides = { 'x-http-method-override': 'DELETE', ...asJson };
      for (const path of paths)
        for (const method of ['GET', 'HEAD'])
          await send(world.url, { method, path: `${path}?_method=DELETE`, headers: { ...ownHeaders(), ...overrides } });
      const stream = { method: 'HEAD', path: '/api/events?watch=clusters', headers: ownHeaders() };
      expect((await send(world.url, stream)).status).toBe(404);
      for (const { path } of changing) {
        const { status } = await send(world.url, { method: 'GET', path, headers: ownHeaders() });
        expect([200, 400, 404]).toContain(status);
      }
      expect(await written()).toEqual(before);
    });

    // asvs 4.2.1
    test('bytes that Node cannot read as a request are refused in the same form', async () => {
      const head = 'POST /api/sign-out HTTP/1.1\r\nHost: a\r\n';
      const unreadable = [
        ['HELLO\r\n\r\n', 400],
        [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
        [`GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
        [`${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
        [`${head}Content-Length: -1\r\n\r\n`, 400],
      ] as const;
      for (const [bytes, status] of unreadable) {
        const reply = await exchange(bytes);
        expect(reply).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
        expect(reply).toContain('application/problem+json');
      }
    });

    test('the longest name that Kubernetes allows works in an address', async () => {
      const name = `${'a'.repeat(63)}.`.repeat(3) + 'b'.repeat(61);
      const history = paths.find((path) => path.endsWith('/history')) ?? '';
      const path = history.replace(/[^/]+\/history$/, `${name}/history`);
      expect([name.length, await send(world.url, { method: 'GET', path, headers: ownHeaders() })]).toMatchObject([
        253,
        { status: 200 },
      ]);
      expect(await refusal({ method: 'GET', path: path.replace(name, `${name}b`), headers: {} })).toBe(
        '414 invalid-input',
      );
    });

    test('when two people add an account with the same name at once, the second gets a field error', async () => {
      const account = await MockAccount.open(world, 'one-pool');
      // Both are verified before either is stored.
      await account.arrange('POST', '/faults', {
        action: 'GetCallerIdentity',
        times: 2,
        effect: { kind: 'delay', ms: 300 },
      });
      const { secretId, secretKey } = account;
      const one = { name: 'east', ...newAccount(world), secretId, secretKey };
      const replies = await Promise.all([one, one].map((body) => world.request('POST', '/accounts', body)));
      const [stored, refused] = replies.toSorted((a, b) => a.status - b.status);
      expect([stored?.status, refused?.status]).toEqual([201, 400]);
      expect(await refused?.json()).toMatchObject({ code: 'invalid-input', fields: [{ path: 'name' }] });
    });

    // asvs 1.3.3
    test('a credential that does not fit a header and an invalid region are refused by field', async () => {
      const { secretId, secretKey } = await MockAccount.open(world, 'one-pool');
      const right = { name: 'west', ...newAccount(world), secretId, secretKey };
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

    test('a region that is chosen twice is stored and read once', async () => {
      const { secretId, secretKey } = await MockAccount.open(world, 'one-pool');
      const regions = ['ap-guangzhou', 'ap-guangzhou'];
      const twice = { name: 'twice', ...newAccount(world), secretId, secretKey, regions };
      const account = await json<{ id: string; regions: string[] }>(world.request('POST', '/accounts', twice));
      expect(account.regions).toEqual(['ap-guangzhou']);
      await json(world.request('GET', `/accounts/${account.id}/clusters`));
      await json(world.request('GET', '/home'));
    });

    // asvs 2.4.1 15.2.2
    test('equal questions at the same time are sent to TKE once; too many different ones are refused until some are answered', async () => {
      const account = await MockAccount.open(world, 'one-pool');
      const { secretId, secretKey } = account;
      const before = await account.requestCount('GetCallerIdentity');
      const prove = (key: string) =>
        world.request('POST', '/credential-proofs', {
          site: world.mockUrl,
          kind: 'permanent',
          secretId,
          secretKey: key,
        });
      await account.arrange('POST', '/faults', {
        action: 'GetCallerIdentity',
        times: 1,
        effect: { kind: 'delay', ms: 3_000 },
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
  });
}
