import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describedEndpoints, type Endpoint } from './described.ts';
import { MockAccount } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

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
  endpoints = (await describedEndpoints(world)).filter(({ permission }) => permission);
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
