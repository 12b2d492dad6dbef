import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { versionOf } from './action.ts';
import { actions } from './actions/index.ts';
import { startServer } from './test-server.ts';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 200);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_125);
const settings = { seed, numRuns };
const timeout = 60_000 + numRuns * 500;

const server = await startServer();
afterAll(() => server.app.close());
const account = await server.open('one-pool', { throttlePerSecond: null });

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    '-1',
    '1e400',
    'a'.repeat(50_000),
    '节点',
  ),
);
const json = fc.oneof(
  text,
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e308, -1e308, 2 ** 53, [], {}, [null], Array(10_000).fill(0)),
  fc.jsonValue({ maxDepth: 4 }),
);
const badBody = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    'null',
    '0',
    '""',
    '[]',
    nested(10_000),
    nested(1_000_000),
    `{"ClusterId":${nested(9_000)}}`,
  ),
  fc.json({ maxDepth: 3 }),
);

/** Existing values for parameters that name something. */
const real: Record<string, unknown> = {
  ClusterId: 'cls-mock01',
  ClusterIds: ['cls-mock01'],
  NodePoolId: 'np-rack0007',
  NodePoolIds: ['np-rack0007'],
  Name: 'node-10.4.7.11',
  Names: ['node-10.4.7.11'],
  ContainerRuntime: 'containerd',
  RuntimeVersion: '1.7.28',
  K8sVersion: '1.32.2',
  ClusterExternalConfig: { NetworkType: 'HostNetwork', SubnetId: 'subnet-01plenty', Enabled: true },
  Limit: 20,
  Offset: 0,
};
const valueOf = (name: string) =>
  name in real ? fc.oneof({ weight: 4, arbitrary: fc.constant(real[name]) }, json) : json;

const parameters = fc.constantFrom(...actions).chain((one) => {
  const { name, request } = one;
  const known = 'shape' in request ? Object.keys(Object(request.shape)) : [];
  const each = Object.fromEntries(known.map((parameter) => [parameter, valueOf(parameter)]));
  const some = fc.record(each, { requiredKeys: known.filter((parameter) => parameter in real) });
  const body = fc.oneof({ weight: 5, arbitrary: some.map((value) => JSON.stringify(value)) }, badBody);
  return fc.record({ action: fc.constant(name), version: fc.constant(versionOf(one)), body });
});

const sha256 = (of: string) => createHash('sha256').update(of).digest('hex');
const hmac = (key: string | Buffer, of: string) => createHmac('sha256', key).update(of).digest();

/** A correctly signed request with any body. */
function signed(call: { action: string; version: string; body: string }, region = 'ap-guangzhou'): InjectOptions {
  const stamp = Math.floor(Date.now() / 1000);
  const scope = `${new Date(stamp * 1000).toISOString().slice(0, 10)}/tke/tc3_request`;
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:h\n\ncontent-type;host\n${sha256('UNSIGNED-PAYLOAD')}`;
  const [date = ''] = scope.split('/');
  const key = hmac(hmac(hmac(`TC3${account.secretKey}`, date), 'tke'), 'tc3_request');
  const signature = hmac(key, `TC3-HMAC-SHA256\n${stamp}\n${scope}\n${sha256(canonical)}`).toString('hex');
  const authorization = `TC3-HMAC-SHA256 Credential=${account.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`;
  const headers = {
    host: 'h',
    'content-type': 'application/json',
    authorization,
    'x-tc-timestamp': String(stamp),
    'x-tc-content-sha256': 'UNSIGNED-PAYLOAD',
    'x-tc-action': call.action,
    'x-tc-version': call.version,
    'x-tc-region': region,
  };
  return { method: 'POST', url: '/', headers, payload: call.body };
}

/** Expects TKE's form: HTTP 200, a request id, and a code for errors. InternalError would be a mistake of the mock. */
async function expectAnswer(request: InjectOptions) {
  const reply = await server.app.inject(request);
  const body = reply.json();
  expect([reply.statusCode, body]).toMatchObject([
    200,
    { Response: { RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
  ]);
  const { Error: refused } = body.Response;
  if (refused) expect(refused).toEqual({ Code: expect.stringMatching(/^[A-Z]/), Message: expect.any(String) });
  expect(`${refused?.Code} ${refused?.Message}`).not.toMatch(/^InternalError /);
}

test(
  'every signed request gets an answer in the form of TKE',
  async () => {
    await fc.assert(
      fc.asyncProperty(parameters, (call) => expectAnswer(signed(call))),
      settings,
    );
  },
  timeout,
);

test(
  'a request with an invented region, action or version gets an answer in the form of TKE',
  async () => {
    const one = fc.record({ action: text, version: fc.oneof(text, fc.constant('2018-05-25')), body: badBody });
    // Characters that no client can send in a header are removed.
    const header = (of: string) => of.replaceAll(/[^\x20-\x7e]/g, '');
    await fc.assert(
      fc.asyncProperty(
        one,
        fc.oneof(text, fc.constantFrom('constructor', '__proto__')),
        ({ action, version, body }, region) =>
          expectAnswer(signed({ action: header(action), version: header(version), body }, header(region))),
      ),
      settings,
    );
  },
  timeout,
);

test(
  'an unsigned or wrongly signed request gets an answer in the form of TKE',
  async () => {
    const wrong = fc.constantFrom(
      'TC3-HMAC-SHA256',
      `TC3-HMAC-SHA256 Credential=${account.secretId}/2026-13-45/tke/tc3_request, SignedHeaders=;;, Signature=${'0'.repeat(64)}`,
      `TC3-HMAC-SHA256 Credential=__proto__/2026-01-01/tke/tc3_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
      `TC3-HMAC-SHA256 ${'Credential=a/'.repeat(1_000)}`,
    );
    const request = fc.record({
      authorization: fc.oneof(wrong, fc.constant('')),
      'x-tc-timestamp': fc.oneof(
        fc.constantFrom('', '0', '-1', '1e999', 'NaN', '99999999999999999999'),
        fc.constant(`${Date.now() / 1000}`),
      ),
      'content-type': fc.constantFrom('application/json', 'text/plain', 'multipart/form-data; boundary=a', ';', ''),
      url: fc.constantFrom('/', '/?', '/?%zz', '/?Signature=1&Action=a', '/?a=%00'),
      body: badBody,
    });
    await fc.assert(
      fc.asyncProperty(request, ({ url, body, ...headers }) =>
        expectAnswer({ method: 'POST', url: url as '/', headers, payload: body }),
      ),
      settings,
    );
  },
  timeout,
);

test('a request of 11 MB is refused because of its size', async () => {
  const reply = await server.app.inject(
    signed({ action: 'DescribeClusters', version: '2018-05-25', body: ' '.repeat(11 * 2 ** 20) }),
  );
  expect(reply.json()).toMatchObject({ Response: { Error: { Code: 'RequestSizeLimitExceeded' } } });
});
