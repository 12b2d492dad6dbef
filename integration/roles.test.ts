import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describedEndpoints, type Endpoint } from './described.ts';
import { MockAccount } from './mock-account.ts';
import { member, program, wall } from './team.ts';
import { World } from './world.ts';

const missing = (): never => {
  throw new Error('there is none');
};

/** The least role for each permission that an endpoint may name. */
const least: Record<string, string> = {
  read: 'viewer',
  write: 'operator',
  reveal: 'operator',
  administer: 'admin',
  settings: 'admin',
  templates: 'admin',
  own: 'owner',
};
const roles = ['viewer', 'operator', 'admin', 'owner'];

const world = World.shared();
let mine: MockAccount;
let foreign: MockAccount;
const callers = new Map<string, World>();
/** The same roles, with a token instead of a session. */
const programs = new Map<string, World>();
let all: Endpoint[] = [];
let endpoints: Endpoint[] = [];
beforeAll(async () => {
  await world.start();
  [mine, foreign] = await Promise.all([
    MockAccount.open(world, 'one-ready-cluster'),
    MockAccount.open(world, 'one-ready-cluster'),
  ]);
  for (const role of ['viewer', 'operator', 'admin'] as const)
    callers.set(role, (await member(world, role, [{ accountId: mine.id, role }])).client);
  callers.set('owner', world);
  for (const role of ['viewer', 'operator', 'admin'] as const)
    programs.set(role, (await program(world, [{ accountId: mine.id, role }])).client);
  all = await describedEndpoints(world);
  endpoints = all.filter(({ permission }) => permission);
});
afterAll(() => world.stop());

/** Calls an endpoint with made-up ids and an empty body. A person who may call it gets another answer than 403. */
async function statusOf({ method, path, parameters }: Endpoint, accountId: string, by: World) {
  const examples: Record<string, string> = {
    accountId,
    region: 'ap-guangzhou',
    clusterId: 'cls-none',
    nodePoolId: 'np-none',
    nodeName: 'none',
    version: '1',
  };
  const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? randomUUID());
  const needed = parameters.filter((one) => one.in === 'query' && one.required);
  const search = needed.length ? `?${needed.map(({ name }) => `${name}=none`).join('&')}` : '';
  const reply = await by.request(method, at + search, method === 'GET' || method === 'DELETE' ? undefined : {});
  return reply.status;
}

// asvs 8.2.1 8.3.1
test('each role may call what its permissions allow, on its own account', async () => {
  expect(endpoints.length).toBeGreaterThan(50);
  const wrong: string[] = [];
  for (const endpoint of endpoints)
    for (const [role, client] of callers) {
      const mayCall = roles.indexOf(role) >= roles.indexOf(least[endpoint.permission ?? ''] ?? 'nobody');
      const status = await statusOf(endpoint, mine.id, client);
      // An operation or group that does not exist is not found, whatever the role.
      const isRight = mayCall ? status !== 403 : status === 403 || /operationId|groupId/.test(endpoint.path);
      if (!isRight) wrong.push(`${role} ${endpoint.name}: ${status}`);
    }
  expect(wrong).toEqual([]);
});

// asvs 8.2.2 8.4.1
test('no role reaches another account: it is not found', async () => {
  const inAccount = endpoints.filter(({ path }) => path.includes('{accountId}'));
  expect(inAccount.length).toBeGreaterThan(35);
  const wrong: string[] = [];
  for (const endpoint of inAccount)
    for (const role of ['viewer', 'operator', 'admin']) {
      const status = await statusOf(endpoint, foreign.id, callers.get(role) ?? world);
      if (status !== 404) wrong.push(`${role} ${endpoint.name}: ${status}`);
    }
  expect(wrong).toEqual([]);
});

// asvs 8.2.1 8.3.1
test('a token may do what a session of the same role may, and nothing that needs a person', async () => {
  const never = all.filter(({ forTokens }) => !forTokens).map(({ name }) => name);
  // What a role allows, and a token never: each is a decision.
  const withRole = endpoints.filter(({ forTokens }) => !forTokens);
  expect(withRole.filter(({ permission }) => permission !== 'own').map(({ name }) => name)).toEqual([
    'PUT /api/accounts/{accountId}/people/{personId}/roles',
    'GET /api/wall-links',
    'POST /api/wall-links',
    'DELETE /api/wall-links/{wallLinkId}',
    'POST /api/approvals',
    'GET /api/approvals',
    'GET /api/approvals/{approvalId}',
    'POST /api/approvals/{approvalId}/approve',
    'POST /api/approvals/{approvalId}/break-glass',
    'POST /api/approvals/{approvalId}/decline',
    'POST /api/approvals/{approvalId}/withdraw',
    'POST /api/approvals/{approvalId}/acknowledge',
    'PATCH /api/accounts/{accountId}',
    'POST /api/accounts/{accountId}/key/test',
    'POST /api/accounts/{accountId}/key/proofs',
    'PUT /api/accounts/{accountId}/key',
    'POST /api/accounts/{accountId}/remove',
    'POST /api/accounts/{accountId}/regions/{region}/clusters/{clusterId}/external-node-support',
    'POST /api/accounts/{accountId}/regions/{region}/clusters/{clusterId}/pools/{nodePoolId}/delete',
  ]);
  expect(all.filter(({ permission, forTokens }) => !permission && forTokens).map(({ name }) => name)).toEqual([
    'GET /api/in-progress',
    'GET /api/home',
    'GET /api/accounts',
    'GET /api/events',
  ]);
  const wrong: string[] = [];
  const compare = async (endpoint: Endpoint, role: string, client: World) => {
    const [status, expected] = await Promise.all([
      statusOf(endpoint, mine.id, client),
      never.includes(endpoint.name) ? 403 : statusOf(endpoint, mine.id, callers.get(role) ?? world),
    ]);
    if (status !== expected) wrong.push(`${role} ${endpoint.name}: ${status}, not ${expected}`);
  };
  for (const endpoint of all.filter(({ isPublic, path }) => !isPublic && path !== '/events'))
    await Promise.all([...programs].map(([role, client]) => compare(endpoint, role, client)));
  expect(wrong).toEqual([]);
});

// asvs 8.2.2 8.4.1
test('no token reaches another account', async () => {
  const wrong: string[] = [];
  for (const endpoint of endpoints.filter(({ path }) => path.includes('{accountId}')))
    for (const [role, client] of programs) {
      const status = await statusOf(endpoint, foreign.id, client);
      if (status !== (endpoint.forTokens ? 404 : 403)) wrong.push(`${role} ${endpoint.name}: ${status}`);
    }
  expect(wrong).toEqual([]);
});

// asvs 8.2.1 8.3.1
test('a wall reads what a viewer reads, except settings, and changes nothing', async () => {
  const screen = await (await wall(world, [mine.id])).open();
  const viewer = callers.get('viewer') ?? world;
  const called = all.filter(({ isPublic, path }) => !isPublic && path !== '/events');
  const reads: string[] = [];
  const wrong: string[] = [];
  for (const endpoint of called) {
    const status = await statusOf(endpoint, mine.id, screen);
    if (status === 403) continue;
    const expected = await statusOf(endpoint, mine.id, viewer);
    reads.push(endpoint.name);
    const isRead = endpoint.method === 'GET' || endpoint.path === '/preferences';
    if (status !== expected || !isRead) wrong.push(`${endpoint.name}: ${status}, not ${expected}`);
  }
  expect(wrong).toEqual([]);
  // Its own look, and its own end.
  const ofPeople = reads.filter((name) => /people|audit|session|service|wall|custom-data|preferences|key/.test(name));
  expect(ofPeople.toSorted()).toEqual(['GET /api/session/time', 'PATCH /api/preferences']);
  expect(reads).not.toContain('GET /api/accounts/{accountId}');
  expect(reads).toEqual(expect.arrayContaining(['GET /api/home', 'GET /api/accounts', 'GET /api/nodes']));
  expect(await statusOf(all.find(({ path }) => path.endsWith('/clusters')) ?? missing(), foreign.id, screen)).toBe(404);
});
