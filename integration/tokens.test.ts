import { afterAll, beforeAll, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { openEventStream } from './event-stream.ts';
import { accepted, eventually, json } from './mock-account.ts';
import { onServer } from './setting.ts';
import { member, program, setRole, type ServiceAccount } from './team.ts';
import { World } from './world.ts';

const perMinute = 30;
const world = new World({ ISTHMUS_TOKEN_REQUESTS: String(perMinute), ISTHMUS_STREAMS_PER_SESSION: '1' });
let replica: World;
let database: Database;
let cluster: EnabledCluster;
let other: EnabledCluster;
beforeAll(async () => {
  await world.start();
  replica = await world.beside();
  database = await Database.of(world);
  [cluster, other] = await Promise.all([EnabledCluster.open(world), EnabledCluster.open(world)]);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

const refusal = async (reply: Promise<Response> | Response) => {
  const answer = await reply;
  return [answer.status, ((await answer.json()) as { code?: string }).code];
};
const at = ({ account, clusterId }: EnabledCluster) =>
  `/accounts/${account.id}/regions/ap-guangzhou/clusters/${clusterId}`;
const openWith = (headers: Record<string, string>, path = '/accounts') => fetch(`${world.url}/api${path}`, { headers });
const list = async () =>
  (await json<{ serviceAccounts: ServiceAccount[] }>(world.request('GET', '/service-accounts'))).serviceAccounts;

// asvs 16.2.1
test('a program drains a node; operation, activity and audit name it, and the token by its short name', async () => {
  const ci = await program(world, [{ accountId: cluster.account.id, role: 'operator' }]);
  const [node] = await cluster.selection(1);
  const body = { nodes: [node], atOnce: 1 };
  const key = { 'idempotency-key': crypto.randomUUID() };
  const press = () => accepted<{ id: string }>(ci.client.request('POST', `${at(cluster)}/nodes/drain`, body, key));
  const group = await press();
  // The same key of the same actor is the same request; of another actor it is another one.
  expect((await press()).id).toBe(group.id);
  const rows = await database.rows(
    `select act, actor_id, session, address from audit where actor_id = $1 order by id`,
    [ci.id],
  );
  expect(rows).toEqual([
    { act: 'drain-external-node', actor_id: ci.id, session: `token:${ci.tokenId}`, address: '127.0.0.1' },
  ]);
  const activity = await world.request('GET', `/accounts/${cluster.account.id}/activity`);
  expect(await activity.text()).toContain(`"name":"${ci.name}"`);
  const [account] = (await list()).filter(({ id }) => id === ci.id);
  expect(account?.tokens).toMatchObject([{ id: ci.tokenId, lastAddress: '127.0.0.1', lastUsedAt: expect.any(String) }]);
});

test('a role on a cluster ends at the cluster, and a new role holds at the next request', async () => {
  const { id: accountId } = cluster.account;
  const place = { accountId, region: 'ap-guangzhou', clusterId: cluster.clusterId };
  const ci = await program(world, [{ ...place, role: 'operator' }]);
  const get = (path: string) => refusal(ci.client.request('GET', path));
  expect((await get(`${at(cluster)}/nodes`))[0]).toBe(200);
  for (const path of [
    `/accounts/${accountId}/regions/ap-guangzhou/clusters/cls-another1`,
    `/accounts/${accountId}/regions/ap-shanghai/clusters/${cluster.clusterId}`,
    `${at(other)}/nodes`,
    `/accounts/${other.account.id}/clusters`,
  ])
    expect([path, ...(await get(path))]).toEqual([path, 404, 'not-found']);
  const { accounts } = await json<{ accounts: { id: string }[] }>(ci.client.request('GET', '/accounts'));
  expect(accounts.map(({ id }) => id)).toEqual([accountId]);
  const roles = { roles: [], rightsVersion: ci.serviceAccount.rightsVersion };
  const taken = await world.request('PUT', `/accounts/${accountId}/people/${ci.id}/roles`, roles);
  expect(taken.status).toBe(200);
  expect(await get(`${at(cluster)}/nodes`)).toEqual([404, 'not-found']);
  const atReplica = Object.assign(new World(), { url: replica.url, token: ci.token });
  expect((await atReplica.request('GET', `${at(cluster)}/nodes`)).status).toBe(404);
});

// asvs 7.4.1
test('a revoked token is refused by every process at once, and its stream ends', async () => {
  const ci = await program(world, [{ accountId: cluster.account.id, role: 'viewer' }]);
  const clients = [ci.client, Object.assign(new World(), { url: replica.url, token: ci.token })];
  for (const client of clients) expect((await client.request('GET', `${at(cluster)}/nodes`)).status).toBe(200);
  const stream = openEventStream(clients[1] ?? ci.client, `clusters:${cluster.account.id}`);
  await eventually(async () => stream.received.text.includes('alive') || undefined);
  // One more than a session may have.
  expect(
    (await refusal(clients[1]?.request('GET', `/events?watch=clusters:${cluster.account.id}`) ?? fetch('')))[1],
  ).toBe('too-many-streams');
  const gone = await world.request('DELETE', `/service-accounts/${ci.id}/tokens/${ci.tokenId}`);
  expect(await gone.json()).toMatchObject({ tokens: [] });
  for (const client of clients)
    expect(await refusal(client.request('GET', `${at(cluster)}/nodes`))).toEqual([401, 'token-refused']);
  await eventually(async () => stream.received.ended || undefined);
});

test('a removed service account is out, its name is free, and its past keeps its name', async () => {
  const ci = await program(world, [{ accountId: cluster.account.id, role: 'viewer' }]);
  const create = () => world.request('POST', '/service-accounts', { name: ci.name, grants: [] });
  expect(await (await create()).json()).toMatchObject({ fields: [{ path: 'name', code: 'service-name-taken' }] });
  expect((await world.request('DELETE', `/service-accounts/${ci.id}`)).status).toBe(200);
  expect(await refusal(ci.client.request('GET', '/accounts'))).toEqual([401, 'token-refused']);
  expect((await create()).status).toBe(201);
  const again = { name: 'late', days: 1 };
  expect((await world.request('POST', `/service-accounts/${ci.id}/tokens`, again)).status).toBe(404);
  expect((await list()).filter(({ name }) => name === ci.name)).toHaveLength(1);
});

test('an expired, cut, changed or unknown token is refused, and says so; nothing else is read as one', async () => {
  const ci = await program(world, [{ accountId: cluster.account.id, role: 'viewer' }], 1);
  const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
  const cut = ci.token.slice(0, -1);
  const changed = ci.token.slice(0, -8) + (ci.token.endsWith('aaaaaaaa') ? 'bbbbbbbb' : 'aaaaaaaa');
  for (const text of [cut, changed, `${ci.token}x`, 'isthmus_', `isthmus_${'0'.repeat(46)}`]) {
    const reply = await openWith(bearer(text));
    expect([text, reply.headers.get('www-authenticate'), ...(await refusal(reply))]).toEqual([
      text,
      'Bearer error="invalid_token"',
      401,
      'token-refused',
    ]);
  }
  for (const headers of [
    { authorization: ci.token },
    { authorization: `Basic ${btoa(`x:${ci.token}`)}` },
    { authorization: `Token ${ci.token}` },
    { 'x-api-key': ci.token },
    { cookie: `isthmus_session=${ci.token}` },
  ])
    expect([headers, ...(await refusal(openWith(headers)))]).toEqual([headers, 401, 'not-signed-in']);
  for (const name of ['token', 'access_token', 'authorization'])
    expect(await refusal(openWith({}, `/accounts?${name}=${ci.token}`))).toEqual([401, 'not-signed-in']);
  expect((await openWith(bearer(ci.token))).status).toBe(200);
  await database.rows(`update access_token set expires_at = now() where user_id = $1`, [ci.id]);
  const expired = await openWith(bearer(ci.token));
  expect([expired.status, await expired.json()]).toMatchObject([401, { code: 'token-refused', ended: 'age' }]);
});

// asvs 3.5.1
test('a token never comes with a cookie, needs no Origin, and opens nothing that people open', async () => {
  const ci = await program(world, [{ accountId: cluster.account.id, role: 'admin' }]);
  const authorization = `Bearer ${ci.token}`;
  expect(await refusal(openWith({ authorization, cookie: world.cookie }))).toEqual([400, 'two-credentials']);
  // A foreign page could send a token only if we allowed it, which we never do.
  expect(await refusal(openWith({ authorization, origin: 'https://elsewhere.example' }))).toEqual([
    403,
    'origin-refused',
  ]);
  const credentials = JSON.stringify({ email: 'x@example.com', password: 'x' });
  const signIn = await fetch(`${world.url}/api/sign-in`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: credentials,
  });
  expect(await refusal(signIn)).toEqual([403, 'origin-refused']);
  expect(await (await openWith({ authorization }, '/session')).json()).toBeNull();
  const { clusterId, account } = cluster;
  const [node] = await cluster.selection(1);
  const force = { nodes: [node], atOnce: 1, drainFirst: false, force: true, confirmed: cluster.name };
  const key = { 'idempotency-key': crypto.randomUUID() };
  for (const [method, path, body] of [
    ['POST', `${at(cluster)}/nodes/delete`, force],
    ['POST', `${at(cluster)}/external-node-support`, {}],
    ['PATCH', `/accounts/${account.id}`, { observeOnly: false }],
    ['GET', '/people', undefined],
    ['GET', '/session/own', undefined],
    ['POST', '/service-accounts', { name: 'more', grants: [] }],
  ] as const)
    expect([path, ...(await refusal(ci.client.request(method, path, body, key)))]).toEqual([
      path,
      403,
      'person-needed',
    ]);
  const denied = await database.rows(
    `select act, cluster_id, session from audit where actor_id = $1 and outcome = 'denied' order by id`,
    [ci.id],
  );
  const session = `token:${ci.tokenId}`;
  expect(denied).toEqual([
    { act: 'delete-external-node', cluster_id: clusterId, session },
    { act: 'enable-external-node-support', cluster_id: clusterId, session },
    { act: 'change-cloud-account', cluster_id: null, session },
    { act: 'create-service-account', cluster_id: null, session },
  ]);
});

test('nothing makes a person of a program', async () => {
  const ci = await program(world, []);
  const { rightsVersion } = ci.serviceAccount;
  for (const [method, path, body] of [
    ['POST', `/people/${ci.id}/link`, undefined],
    ['PATCH', `/people/${ci.id}`, { rightsVersion, isOwner: true }],
    ['POST', `/people/${ci.id}/end-sessions`, undefined],
  ] as const)
    expect([path, (await world.request(method, path, body)).status]).toEqual([path, 404]);
  const { id: personId } = await member(world, 'bo', []);
  expect((await world.request('POST', `/service-accounts/${personId}/tokens`, { name: 'x', days: 1 })).status).toBe(
    404,
  );
  for (const change of [`is_owner = true`, `password_hash = 'x'`])
    await expect(onServer(`update "user" set ${change} where id = '${ci.id}'`, world.databaseUrl)).rejects.toThrow(
      /user_kind_check/,
    );
});

test('owners alone create tokens, for 90 days at most; an admin gives roles on the own account', async () => {
  const { id: accountId } = cluster.account;
  const admin = await member(world, 'di', [{ accountId, role: 'admin' }]);
  const ci = await program(world, [{ accountId: other.account.id, role: 'viewer' }]);
  expect(await refusal(admin.client.request('POST', '/service-accounts', { name: 'x', grants: [] }))).toEqual([
    403,
    'not-permitted',
  ]);
  const token = (by: World, days: number) =>
    by.request('POST', `/service-accounts/${ci.id}/tokens`, { name: 'deploy', days });
  expect((await token(admin.client, 1)).status).toBe(403);
  for (const days of [0, 91, 1.5]) expect((await token(world, days)).status).toBe(400);
  const roles = { roles: [{ role: 'viewer' }], rightsVersion: ci.serviceAccount.rightsVersion };
  expect((await admin.client.request('PUT', `/accounts/${accountId}/people/${ci.id}/roles`, roles)).status).toBe(200);
  expect((await setRole(admin.client, ci.id, other.account.id, 'admin')).status).toBe(404);
  const { serviceAccounts } = await json<{ serviceAccounts: ServiceAccount[] }>(
    admin.client.request('GET', '/service-accounts'),
  );
  // The admin sees neither tokens nor roles elsewhere.
  expect(serviceAccounts.find(({ id }) => id === ci.id)).toMatchObject({
    tokens: null,
    grants: [{ accountId, role: 'viewer' }],
  });
});

test('a token has a limit of its own, and the answer says how long to wait', async () => {
  const [busy, quiet] = [await program(world, []), await program(world, [])];
  const statuses = await Promise.all(
    Array.from({ length: 2 * perMinute + 1 }, () => busy.client.request('GET', '/accounts')),
  );
  const limited = statuses.filter(({ status }) => status === 429);
  // A minute may end meanwhile.
  expect(limited.length).toBeGreaterThan(0);
  expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await quiet.client.request('GET', '/accounts')).status).toBe(200);
});
