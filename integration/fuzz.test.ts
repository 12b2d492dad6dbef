import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isWhole, testSeed } from '../scripts/sample.mjs';
import { describedEndpoints, problemCodes, type Endpoint } from './described.ts';
import { effects } from './each-kind.ts';
import { settings } from './enabled-cluster.ts';
import { requestOf } from './fuzz-request.ts';
import { FuzzScene } from './fuzz-scene.ts';
import { testRefusals } from './suites/refusals.ts';
import { send, type Answer, type Sent } from './wire.ts';
import { World } from './world.ts';

/** The number of requests per endpoint. A failure prints its seed; FUZZ_SEED repeats it. */
const numRuns = Number(process.env['FUZZ_RUNS'] ?? (isWhole() ? 100 : 4));
const seed = Number(process.env['FUZZ_SEED'] ?? testSeed());
const timeout = 120_000 + numRuns * 10_000;
const atOnce = 4;

const world = new World();
let endpoints: Endpoint[] = [];
let codes: unknown[] = [];
let scene: FuzzScene;
let guests = 0;
const accepted = new Map<string, string>();

beforeAll(async () => {
  await world.start();
  endpoints = await describedEndpoints(world);
  codes = endpoints.map(({ answer }) => problemCodes(answer)).find(({ length }) => length) ?? [];
  scene = await FuzzScene.open(world);
  accepted.set(scene.unsureOperationId, 'create-external-node-pool');
});
afterAll(() => world.stop());

/** Text that only readers of our code or database should see. */
const inside = /node_modules|\.ts:\d+|\bat [\w.<>]+ \(|prisma|postgres|invocation|syntax error at|violates/i;

/** Checks what is true for every answer, whatever the request. */
function judge({ status, type, text }: Answer) {
  if (status >= 500) throw new Error(`${status} ${text}`);
  if (status < 400) return;
  expect(type).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(text) as { code: string; detail?: string; fields?: object[] };
  expect(codes).toContain(problem.code);
  expect(problem).toMatchObject({ status, title: expect.any(String) });
  // A head that is too long is refused before it becomes a request.
  if (status !== 431) expect(problem).toMatchObject({ requestId: expect.any(String) });
  expect(text).not.toMatch(inside);
  if (problem.code !== 'invalid-input') return;
  if (!problem.detail) expect(problem.fields?.length).toBeGreaterThan(0);
  for (const field of problem.fields ?? [])
    expect(field).toMatchObject({ path: expect.any(String), code: expect.stringMatching(/^[a-z0-9-]+$/) });
}

/** The public endpoints count calls by address. Linux has many loopback addresses, so more calls are possible there. */
const guest = () => (process.platform === 'linux' ? `127.0.${(guests += 1) % 250}.${2 + (guests % 250)}` : undefined);

async function ask({ isPublic, path }: Endpoint, cookie: string, request: Sent) {
  const whole = { ...request, headers: { origin: world.url, cookie, ...request.headers } };
  const answer = await send(world.url, whole, isPublic ? guest() : undefined);
  judge(answer);
  const isRecorded = answer.status === 202 && answer.text.startsWith('{') && !path.endsWith('/retry');
  if (!isRecorded) return;
  const { id, kind = 'group' } = JSON.parse(answer.text) as { id: string; kind?: string };
  accepted.set(id, kind);
  const again = await send(world.url, whole);
  expect([again.status, JSON.parse(again.text)]).toMatchObject([202, { id }]);
}

/** A request that creates a pool. A small sample draws few of them. */
const creation = (): Sent => ({
  method: 'POST',
  path: `/api/accounts/${scene.cluster.account.id}/regions/ap-guangzhou/clusters/${scene.cluster.clusterId}/pools`,
  headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify({ ...settings, name: 'rack-right' }),
});

async function fuzz(endpoint: Endpoint) {
  const known = await scene.known(endpoint);
  // Signing out ends the session of the request.
  const other = Object.assign(new World(), { url: world.url });
  if (endpoint.path === '/sign-out') await other.signIn();
  const cookie = other.cookie || world.cookie;
  const property = fc.asyncProperty(requestOf(endpoint, known), (request) => ask(endpoint, cookie, request));
  const isCreate = endpoint.method === 'POST' && endpoint.path.endsWith('/pools');
  await fc.assert(property, { seed, numRuns, examples: isCreate ? [[creation()]] : [] });
}

// First, because operations of the fuzzing still run afterwards.
testRefusals(world);

// asvs 1.2.4 1.4.2 2.2.1 2.2.2 16.5.1
test('no request to any endpoint causes more than a named refusal, and none has two effects', { timeout }, async () => {
  const failures: string[] = [];
  const left = [...endpoints];
  const lane = async () => {
    for (let endpoint = left.shift(); endpoint; endpoint = left.shift()) {
      const { name } = endpoint;
      await fuzz(endpoint).catch((error: Error) =>
        failures.push(`${name}: ${error.message.slice(0, 2_000)}\n${String(error.cause).slice(0, 1_000)}`),
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  expect([...failures, world.log].join('\n\n').trim()).toBe('');
  expect((await fetch(`${world.url}/readyz`)).status).toBe(200);
  const created = [...accepted.values()].filter((kind) => kind === 'create-external-node-pool');
  expect(created.length).toBeGreaterThan(1);
  expect(await effects(scene.cluster.account, 'CreateExternalNodePool')).toBeLessThanOrEqual(created.length);
});
