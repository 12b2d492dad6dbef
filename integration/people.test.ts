import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEventStream } from './event-stream.ts';
import { eventually, json, MockAccount } from './mock-account.ts';
import { onServer, user } from './setting.ts';
import { acceptLink, member, people, setRole, type Person } from './team.ts';
import { World } from './world.ts';

// People and the list of owners belong to the whole installation.
const world = new World();
let mine: MockAccount;
let other: MockAccount;
beforeAll(async () => {
  await world.start();
  [mine, other] = await Promise.all([MockAccount.open(world, 'demo-fleet'), MockAccount.open(world, 'demo-fleet')]);
});
afterAll(() => world.stop());

const status = async (reply: Promise<Response>) => (await reply).status;
const refusal = async (reply: Promise<Response>) => {
  const answer = await reply;
  return [answer.status, ((await answer.json()) as { code: string }).code];
};
const change = async (id: string, body: object, by = world) => {
  const { rightsVersion } = (await people(by)).find((one) => one.id === id) ?? { rightsVersion: 0 };
  return by.request('PATCH', `/people/${id}`, { rightsVersion, ...body });
};

test('a viewer sees one account and changes nothing; a refusal says who may', async () => {
  const { client } = await member(world, 'bo', [{ accountId: mine.id, role: 'viewer' }]);
  const { accounts } = await json<{ accounts: { id: string }[] }>(client.request('GET', '/accounts'));
  expect(accounts.map(({ id }) => id)).toEqual([mine.id]);
  expect(await status(client.request('GET', `/accounts/${mine.id}/clusters`))).toBe(200);
  expect(await refusal(client.request('GET', `/accounts/${other.id}/clusters`))).toEqual([404, 'not-found']);
  const refused = await client.request('PUT', `/accounts/${mine.id}/onboarding`, {});
  expect([refused.status, await refused.json()]).toMatchObject([
    403,
    { code: 'not-permitted', whoMay: { role: 'operator', people: ['ana'] } },
  ]);
});

test('an operator does not force, enable or delete pools, and the cluster says whom to ask', async () => {
  const { client } = await member(world, 'op', [{ accountId: mine.id, role: 'operator' }]);
  const [cluster] = (await mine.list()).clusters;
  const path = `/accounts/${mine.id}/regions/${cluster?.region}/clusters/${cluster?.clusterId}`;
  const { permits, whoMay } = await json<{ permits: string[]; whoMay: object }>(client.request('GET', path));
  expect(permits).toContain('delete-external-node');
  expect(whoMay).toMatchObject({ 'delete-external-node-pool': { role: 'admin', people: ['ana'] } });
  const nodes = [{ name: 'node-1', createdTime: null }];
  const remove = (force: boolean) =>
    client.request(
      'POST',
      `${path}/nodes/delete`,
      { nodes, atOnce: 1, drainFirst: false, force, confirmed: cluster?.name ?? '' },
      { 'idempotency-key': randomUUID() },
    );
  expect(await refusal(remove(true))).toEqual([403, 'not-permitted']);
  expect(await status(remove(false))).not.toBe(403);
  expect(await refusal(client.request('POST', `${path}/external-node-support`, {}))).toEqual([403, 'not-permitted']);
});

test('a person without a role signs in, sees no account, and is told so', async () => {
  const { client } = await member(world, 'no', []);
  const { accounts } = await json<{ accounts: object[] }>(client.request('GET', '/accounts'));
  expect(accounts).toEqual([]);
  expect(await status(client.request('GET', '/home'))).toBe(200);
  expect(await refusal(client.request('GET', '/templates'))).toEqual([403, 'not-permitted']);
});

// asvs 8.3.1
test('a new role holds at the next request, without signing in again; streams start again', async () => {
  const cy = await member(world, 'cy', [{ accountId: mine.id, role: 'viewer' }]);
  const write = () => status(cy.client.request('PUT', `/accounts/${mine.id}/onboarding`, {}));
  const session = () => json<{ rightsVersion: number }>(cy.client.request('GET', '/session'));
  const before = await session();
  const stream = openEventStream(cy.client, `clusters:${mine.id}`);
  await eventually(async () => stream.received.text.includes('alive') || undefined);
  expect(await write()).toBe(403);
  expect(await status(setRole(world, cy.id, mine.id, 'operator'))).toBe(200);
  expect(await write()).toBe(400);
  await eventually(async () => stream.received.ended || undefined);
  expect((await session()).rightsVersion).toBeGreaterThan(before.rightsVersion);
  expect(await status(setRole(world, cy.id, mine.id, null))).toBe(200);
  expect(await refusal(cy.client.request('GET', `/accounts/${mine.id}/clusters`))).toEqual([404, 'not-found']);
});

test('an admin gives roles on the own account only, and invites nobody', async () => {
  const [di, ed] = [await member(world, 'di', [{ accountId: mine.id, role: 'admin' }]), await member(world, 'ed', [])];
  expect(await status(setRole(di.client, ed.id, mine.id, 'operator'))).toBe(200);
  expect(await refusal(setRole(di.client, ed.id, other.id, 'operator'))).toEqual([404, 'not-found']);
  const body = { email: 'x@example.com', name: 'x', isOwner: true, grants: [] };
  expect(await refusal(di.client.request('POST', '/people', body))).toEqual([403, 'not-permitted']);
  expect(await status(change(di.id, { isOwner: true }, di.client))).toBe(403);
  // The admin sees no roles on other accounts.
  await setRole(world, ed.id, other.id, 'viewer');
  const seen = (await people(di.client)).find(({ id }) => id === ed.id);
  expect(seen?.grants).toEqual([{ accountId: mine.id, role: 'operator' }]);
});

// asvs 8.2.2 8.2.3
test('a role in one region shows that region, and nothing else of the account', async () => {
  const { clusters } = await mine.list();
  const region = 'ap-guangzhou';
  const { client } = await member(world, 'fa', [{ accountId: mine.id, region, role: 'operator' }]);
  const seen = await eventually(async () => {
    const list = await json<Awaited<ReturnType<MockAccount['list']>>>(
      client.request('GET', `/accounts/${mine.id}/clusters`),
    );
    return list.clusters.length ? list : undefined;
  });
  expect(new Set(seen.clusters.map((one) => one.region))).toEqual(new Set([region]));
  expect(seen.regions.map((one) => one.region)).toEqual([region]);
  const elsewhere = clusters.find((one) => one.region !== region);
  expect(elsewhere).toBeDefined();
  const path = `/accounts/${mine.id}/regions/${elsewhere?.region}/clusters/${elsewhere?.clusterId}`;
  expect(await refusal(client.request('GET', path))).toEqual([404, 'not-found']);
});

// asvs 7.4.2 7.4.5
test('a disabled person is out at once, and in again when enabled', async () => {
  const gu = await member(world, 'gu', [{ accountId: mine.id, role: 'operator' }]);
  expect(await status(change(gu.id, { disabled: true }))).toBe(200);
  expect(await refusal(gu.client.request('GET', '/accounts'))).toEqual([401, 'not-signed-in']);
  const signIn = () => gu.client.request('POST', '/sign-in', { email: gu.email, password: gu.password });
  expect(await refusal(signIn())).toEqual([401, 'sign-in-refused']);
  expect(await refusal(world.request('POST', `/people/${gu.id}/link`))).toEqual([409, 'person-disabled']);
  expect(await status(change(gu.id, { disabled: false }))).toBe(200);
  expect(await status(signIn())).toBe(200);
});

// asvs 6.4.1
test('a link works once; a new one replaces it; a revoked one deletes who never signed in', async () => {
  const invite = async (email: string) => {
    const reply = await world.request('POST', '/people', { email, name: 'hu', isOwner: false, grants: [] });
    return json<{ person: Person; url: string }>(reply);
  };
  const accept = (url: string) => refusalOrOk(world, url);
  const { person, url } = await invite('hu@example.com');
  expect(person).toMatchObject({ state: 'invited', link: { by: 'ana' } });
  const taken = await world.request('POST', '/people', {
    email: 'HU@example.com',
    name: 'hu',
    isOwner: false,
    grants: [],
  });
  expect([taken.status, await taken.json()]).toMatchObject([400, { fields: [{ path: 'email', code: 'email-taken' }] }]);
  const renewed = await json<{ url: string }>(world.request('POST', `/people/${person.id}/link`));
  expect(await accept(url)).toBe(404);
  expect(await status(world.request('DELETE', `/people/${person.id}/link`))).toBe(200);
  expect(await accept(renewed.url)).toBe(404);
  expect((await people(world)).some(({ id }) => id === person.id)).toBe(false);
  const again = await invite('hu@example.com');
  expect(await accept(again.url)).toBe(200);
  expect(await accept(again.url)).toBe(404);
});
const refusalOrOk = (at: World, url: string) =>
  status(acceptLink(Object.assign(new World(), { url: at.url }), url, 'a password of the link'));

// asvs 2.3.4
test('the last owner stays: nobody removes the other at the same moment', async () => {
  const ana = (await people(world)).find(({ email }) => email === user.email);
  expect(await refusal(change(ana?.id ?? '', { isOwner: false }))).toEqual([409, 'last-owner']);
  expect(await refusal(change(ana?.id ?? '', { disabled: true }))).toEqual([409, 'last-owner']);
  const ida = await member(world, 'ida', [], { isOwner: true });
  const both = await Promise.all([
    change(ana?.id ?? '', { isOwner: false }, ida.client),
    change(ida.id, { isOwner: false }, world),
  ]);
  expect(both.filter((reply) => reply.ok)).toHaveLength(1);
  const owners = (await people(world)).filter(({ isOwner }) => isOwner);
  expect(owners).toHaveLength(1);
  const by = owners[0]?.id === ida.id ? ida.client : world;
  expect(await status(change(ana?.id ?? '', { isOwner: true }, by))).toBe(200);
});

test('two admins do not overwrite each other, and the audit has both sides of a change', async () => {
  const jo = await member(world, 'jo', []);
  const { rightsVersion } = (await people(world)).find(({ id }) => id === jo.id) ?? {};
  const path = `/accounts/${mine.id}/people/${jo.id}/roles`;
  const set = (role: string) => world.request('PUT', path, { roles: [{ role }], rightsVersion });
  expect(await status(set('viewer'))).toBe(200);
  expect(await refusal(set('admin'))).toEqual([409, 'changed-meanwhile']);
  const rows = await onServer<{ before: object; after: object }>(
    `select before, after from audit where act = 'change-roles' and object_id = '${jo.id}'`,
    world.databaseUrl,
  );
  expect(rows).toMatchObject([{ before: { roles: [] }, after: { roles: [{ accountId: mine.id, role: 'viewer' }] } }]);
});

test('roles name places that exist, once each', async () => {
  const ko = await member(world, 'ko', []);
  const set = async (roles: object[]) => {
    const { rightsVersion } = (await people(world)).find(({ id }) => id === ko.id) ?? {};
    const reply = await world.request('PUT', `/accounts/${mine.id}/people/${ko.id}/roles`, { roles, rightsVersion });
    const { fields } = (await reply.json()) as { fields?: { path: string; code: string }[] };
    return [reply.status, fields?.map(({ path, code }) => `${path} ${code}`)];
  };
  expect(await set([{ role: 'viewer', region: 'ap-nowhere' }])).toEqual([400, ['roles.0.region not-offered']]);
  expect(await set([{ role: 'viewer' }, { role: 'admin' }])).toEqual([400, ['roles.1.role role-twice']]);
});
