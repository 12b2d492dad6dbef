import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describedEndpoints } from './described.ts';
import { send } from './wire.ts';
import { World } from './world.ts';

interface Endpoint {
  name: string;
  method: string;
  path: string;
  parameters: string[];
  isPublic: boolean;
}

const examples: Record<string, string> = {
  region: 'ap-guangzhou',
  clusterId: 'cls-mock01',
  nodePoolId: 'np-rack0007',
  nodeName: 'node-1',
  version: '1',
  watch: `clusters:${randomUUID()}`,
};
const example = (name: string) => examples[name] ?? randomUUID();

const world = World.shared();
let endpoints: Endpoint[] = [];
let changing: Endpoint[] = [];

beforeAll(async () => {
  await world.start();
  endpoints = (await describedEndpoints(world)).map(({ name, method, path, isPublic, parameters }) => {
    const search = parameters
      .filter((one) => one.in === 'query' && one.required)
      .map((one) => `${one.name}=${example(one.name)}`);
    const at = path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => example(parameter));
    const names = parameters.map((one) => one.name);
    return { name, method, path: search.length ? `${at}?${search.join('&')}` : at, parameters: names, isPublic };
  });
  changing = endpoints.filter(({ method }) => method !== 'GET');
});
afterAll(() => world.stop());

const answer = async ({ method, path }: Endpoint, headers: Record<string, string>) => {
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  const reply = await world.request(method, path, body, headers);
  return [reply.status, ((await reply.json()) as { code?: string }).code];
};

test('the OpenAPI document lists all endpoints', () => {
  expect(endpoints.length).toBeGreaterThan(45);
  expect(endpoints.filter(({ isPublic }) => isPublic).map(({ name }) => name)).toEqual([
    'POST /api/sign-in',
    'GET /api/sign-in',
    'POST /api/invitations/accept',
    'POST /api/sign-in/second-factor',
    'POST /api/sign-in/passkey/challenge',
    'POST /api/sign-in/passkey',
    'POST /api/invitations/begin',
    'GET /api/session',
    'POST /api/walls/open',
  ]);
});

// asvs 14.2.1
test('no address takes a secret: only ids of what has one', () => {
  const names = endpoints.flatMap(({ parameters }) => parameters).filter((name) => !name.endsWith('Id'));
  expect(names).toContain('region');
  expect(names.filter((name) => /token|secret|password|code|key|link/i.test(name))).toEqual([]);
});

// asvs 3.5.1 3.5.2
test('every write endpoint refuses a foreign or missing Origin, signed in or not', async () => {
  for (const cookie of [world.cookie, 'isthmus_session=nobody'])
    for (const origin of ['https://elsewhere.example', 'null', ''])
      for (const endpoint of changing)
        expect([endpoint.name, ...(await answer(endpoint, { cookie, origin }))]).toEqual([
          endpoint.name,
          403,
          'origin-refused',
        ]);
});

// asvs 3.5.1
test('a foreign DNS name for this server reaches only the probes, with or without its page as Origin', async () => {
  const host = `rebound.example:${new URL(world.url).port}`;
  const call = async (method: string, path: string, more: Record<string, string> = {}) => {
    const { status, text } = await send(world.url, { method, path, headers: { host, cookie: world.cookie, ...more } });
    return [status, (JSON.parse(text) as { code?: string }).code];
  };
  for (const { name, method, path } of endpoints)
    expect([name, ...(await call(method, `/api${path}`, { origin: `http://${host}` }))]).toEqual([
      name,
      421,
      'host-refused',
    ]);
  for (const path of ['/', '/api/openapi.json', '/assets/none.js'])
    expect([path, ...(await call('GET', path))]).toEqual([path, 421, 'host-refused']);
  for (const path of ['/healthz', '/readyz'])
    expect([path, ...(await call('GET', path))]).toEqual([path, 200, undefined]);
});

// asvs 6.3.4 7.2.1 8.3.1
test('every private endpoint refuses callers without a session', async () => {
  for (const endpoint of endpoints.filter(({ isPublic }) => !isPublic))
    for (const cookie of ['', 'isthmus_session=nobody'])
      expect([endpoint.name, ...(await answer(endpoint, { cookie }))]).toEqual([endpoint.name, 401, 'not-signed-in']);
});

// asvs 8.2.2
test('an unknown account is 404 at every address with an account', async () => {
  const inAccount = endpoints.filter(({ name }) => name.includes('{accountId}') || name.includes('/events'));
  expect(inAccount.length).toBeGreaterThan(25);
  for (const endpoint of inAccount)
    expect([endpoint.name, ...(await answer(endpoint, {}))]).toEqual([endpoint.name, 404, 'not-found']);
});
