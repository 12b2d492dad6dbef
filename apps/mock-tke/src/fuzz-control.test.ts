import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { startServer } from './test-server.ts';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 100);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_125);

const timeout = 60_000 + numRuns * 500;

const server = await startServer();
afterAll(() => server.app.close());

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const json = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    0.5,
    7,
    1e308,
    -1e308,
    8.64e15,
    2 ** 31,
    2 ** 53,
    [],
    {},
    '__proto__',
    'x'.repeat(9_000),
  ),
  fc.jsonValue({ maxDepth: 4 }),
);
const some = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, json])), { requiredKeys: [] });

const at = '/clusters/cls-mock01';
/** Each change of /_control with its fields. Opening an account has its own test. */
const orders = fc.oneof(
  fc.tuple(fc.constant('POST /clock'), some('seconds')),
  fc.tuple(
    fc.constant('PATCH /options'),
    some(
      'speed',
      'skewSeconds',
      'staleReadSeconds',
      'joinSeconds',
      'drainSeconds',
      'enableSeconds',
      'deniedRegions',
      'joiningStatus',
      'throttlePerSecond',
    ),
  ),
  fc.tuple(
    fc.constant('POST /faults'),
    fc.oneof(
      json,
      fc.record({ action: json, times: json, effect: fc.oneof(some('kind', 'code', 'status', 'ms'), json) }),
    ),
  ),
  fc.tuple(fc.constant('DELETE /faults'), fc.constant({})),
  fc.tuple(fc.constant('PUT /snapshot'), json),
  fc.tuple(fc.constant('POST /reset'), some('seed', 'at', 'options')),
  fc.tuple(
    fc.constant(`PATCH ${at}`),
    some(
      'name',
      'status',
      'version',
      'property',
      'cloudNodes',
      'enabledFrom',
      'enabling',
      'external',
      'quota',
      'subnets',
    ),
  ),
  fc.tuple(
    fc.constantFrom(`PUT ${at}/pools/np-a`, `PATCH ${at}/pools/np-rack0007`, `PUT ${at}/pools/%00`),
    some('name', 'labels', 'settings', 'deletingFrom'),
  ),
  fc.tuple(
    fc.constantFrom(`PUT ${at}/nodes/a`, `PATCH ${at}/nodes/node-10.4.7.11`, `PUT ${at}/nodes/__proto__`),
    some('ip', 'joinedAt', 'joinSeconds', 'failed', 'pods', 'drainingFrom', 'deletingFrom'),
  ),
  fc.tuple(
    fc.constantFrom(
      'GET /requests?expected=perhaps',
      'GET /requests?__proto__=1',
      'GET /snapshot',
      'GET /%zz',
      `DELETE ${at}/nodes/%00`,
    ),
    fc.constant(undefined),
  ),
);
const body = (value: unknown) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(JSON.stringify(value)) },
    fc.constantFrom('{', 'null', nested(10_000), `{"effect":{"kind":"fields","values":{"a":${nested(9_000)}}}}`),
  );

test(
  'no request to /_control breaks the server or its world',
  async () => {
    const account = await server.open('one-pool');
    const base = `/_control/accounts/${account.secretId}`;
    const cluster = { ClusterId: 'cls-mock01' };
    const property = fc.asyncProperty(
      orders.chain(([order, value]) =>
        fc.tuple(fc.constant(order), value === undefined ? fc.constant(undefined) : body(value)),
      ),
      async ([order, payload]) => {
        const [method, path = ''] = order.split(' ');
        const sent = {
          method: method as 'GET',
          url: `${base}${path}`,
          headers: { 'content-type': 'application/json' },
        };
        const reply = await server.app.inject({ ...sent, ...(payload !== undefined && { payload }) });
        expect([order, payload, reply.statusCode < 500 || reply.body]).toEqual([order, payload, true]);
        // The world still answers: at once after ordered delays, and correctly after ordered failures.
        await server.app.inject({ method: 'DELETE', url: `${base}/faults` });
        await server.control('PATCH', `/${account.secretId}/options`, {
          skewSeconds: 0,
          throttlePerSecond: null,
          deniedRegions: [],
        });
        const client = server.sdk(account);
        await client.DescribeClusters({});
        await client.DescribeExternalNode(cluster).catch(unlessRefused);
        await client.DescribeExternalNodePools(cluster).catch(unlessRefused);
        await client.DescribeExternalNodeSupportConfig(cluster).catch(unlessRefused);
      },
    );
    await fc.assert(property, { seed, numRuns });
  },
  timeout,
);

test(
  'no request for an account breaks the server',
  async () => {
    const order = fc.record(
      {
        scenario: fc.oneof(fc.constantFrom('one-pool', 'demo-fleet', '__proto__'), json),
        nodes: fc.oneof(fc.nat(20), fc.constantFrom(-1, 0.5, 1e9)),
        options: some('speed', 'enableSeconds'),
        seed: json,
        at: json,
        credential: some('secretId', 'secretKey'),
      },
      { requiredKeys: ['scenario'] },
    );
    const property = fc.asyncProperty(order.chain(body), async (payload) => {
      const headers = { 'content-type': 'application/json' };
      const reply = await server.app.inject({ method: 'POST', url: '/_control/accounts', headers, payload });
      expect([reply.statusCode < 500, reply.json()]).toEqual([true, expect.any(Object)]);
    });
    await fc.assert(property, { seed, numRuns });
  },
  timeout,
);

const unlessRefused = (refusal: { code?: string }) => expect(refusal.code).not.toMatch(/^InternalError$|undefined/);

test(
  'bad input of a host is refused with a line of text',
  async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'a'.repeat(100_000), '%zz', '%00', '127.0.0.1'),
    );
    const form = fc
      .record({ token: text, ip: text, gpus: text })
      .map((fields) => new URLSearchParams(fields).toString());
    const property = fc.asyncProperty(fc.oneof(form, text), text, async (payload, token) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const register = await server.app.inject({ method: 'POST', url: '/hosts/register', headers: type, payload });
      const header = { 'x-cos-token': token.replaceAll(/[^\x21-\x7e]/g, '') };
      const url = `/${encodeURIComponent(token.toWellFormed()).slice(0, 200)}`;
      const download = await server.app.inject({ method: 'GET', url: url as '/', headers: header });
      for (const { statusCode } of [register, download]) expect([200, 400, 403, 404, 413, 414]).toContain(statusCode);
    });
    await fc.assert(property, { seed, numRuns });
  },
  timeout,
);
