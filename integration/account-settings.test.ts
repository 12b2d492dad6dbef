import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, eventually, json, MockAccount } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

interface Details {
  name: string;
  colour: string;
  regions: string[];
  inUse: { region: string; operations: number; joins: number }[];
}

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const details = ({ id, world: at }: MockAccount) => json<Details>(at.request('GET', `/accounts/${id}`));
async function query<Row extends object>(sql: string, values: string[]) {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  return (await client.query<Row>(sql, values).finally(() => client.end())).rows[0];
}
const place = ({ account, clusterId }: EnabledCluster) =>
  `/accounts/${account.id}/regions/ap-guangzhou/clusters/${clusterId}`;

describe.concurrent('the settings of an account', () => {
  test('name and colour change for everybody; another account’s name is refused at its field', async () => {
    const [one, other] = await Promise.all([MockAccount.open(world, 'one-pool'), MockAccount.open(world, 'one-pool')]);
    const name = randomUUID();
    expect(await json(one.change({ name, colour: 'rose' }))).toMatchObject({ name, colour: 'rose' });
    const { accounts } = await json<{ accounts: { id: string; name: string }[] }>(world.request('GET', '/accounts'));
    expect(accounts.find(({ id }) => id === one.id)?.name).toBe(name);
    const taken = await other.change({ name });
    expect([taken.status, await taken.json()]).toMatchObject([
      400,
      { fields: [{ path: 'name', code: 'account-name-taken' }] },
    ]);
    expect((await other.change({ regions: [] })).status).toBe(400);
    const { client } = await member(world, 'operator', [{ accountId: one.id, role: 'operator' }]);
    expect((await one.through(client).change({ name: 'mine' })).status).toBe(403);
  });

  test('a region in use cannot be left out, and says why; afterwards it can, and comes back with everything', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    const [pool] = (await cluster.poolList()).pools;
    const all = (await details(account)).regions;
    const others = all.filter((region) => region !== 'ap-guangzhou');
    const hosts = { hosts: [], interface: null, download: 'private' };
    const { joins } = await json<{ joins: { id: string }[] }>(
      cluster.request('POST', `/pools/${pool?.id}/joins`, hosts),
    );
    await account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
    const { id } = await accepted(cluster.create({ name: 'rack-9' }));
    await account.waitForState(id, ['needs-attention']);
    const used = { region: 'ap-guangzhou', operations: 1, joins: 1 };
    expect((await details(account)).inUse).toEqual([used]);
    const drop = () => account.change({ regions: others.length ? others : ['ap-beijing'] });
    expect(await (await drop()).json()).toMatchObject({
      fields: [{ path: 'regions', code: 'region-in-use', params: used }],
    });
    await account.settle(id, 'resolve', { reason: 'checked by hand' });
    expect((await drop()).status).toBe(400);
    await cluster.request('DELETE', `/pools/${pool?.id}/joins/${joins[0]?.id}`);
    expect((await drop()).status).toBe(200);
    expect((await account.list()).clusters).toEqual([]);
    expect((await world.request('GET', `${place(cluster)}/pools`)).status).toBe(404);
    // What was done there stays.
    expect(await account.operation(id)).toMatchObject({ state: 'resolved' });
    await account.change({ regions: all });
    await account.cluster('prod-gz');
    await eventually(async () => ((await cluster.nodes().catch(() => [])).length === 3 ? true : undefined));
  });

  test('it is removed with its key and readings; operations and audit stay, and its name is free', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    const { id: accountId } = account;
    const { name } = await details(account);
    const [pool] = (await cluster.poolList()).pools;
    await json(
      cluster.request('POST', `/pools/${pool?.id}/joins`, { hosts: [], interface: null, download: 'private' }),
    );
    await account.failNext('CreateExternalNodePool', { kind: 'http', status: 500 });
    const { id } = await accepted(cluster.create({ name: 'rack-9' }));
    await account.waitForState(id, ['needs-attention']);
    const { client: admin } = await member(world, 'admin', [{ accountId, role: 'admin' }]);
    const { client: operator } = await member(world, 'operator', [{ accountId, role: 'operator' }]);
    const remove = (confirmedName: string, by = admin) =>
      by.request('POST', `/accounts/${accountId}/remove`, { confirmedName });
    expect((await remove(name, operator)).status).toBe(403);
    const wrong = await remove('another');
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { fields: [{ code: 'account-name-differs' }] }]);
    const early = await remove(name);
    expect([early.status, await early.json()]).toMatchObject([409, { code: 'already-in-flight', operationId: id }]);
    await account.settle(id, 'resolve', { reason: 'checked by hand' });
    expect((await remove(name)).status).toBe(204);

    const { accounts } = await json<{ accounts: { id: string }[] }>(world.request('GET', '/accounts'));
    expect(accounts.map((one) => one.id)).not.toContain(accountId);
    expect(JSON.stringify(await json(world.request('GET', '/home')))).not.toContain(accountId);
    for (const path of [
      '',
      '/clusters',
      '/onboarding',
      `${place(cluster).replace(`/accounts/${accountId}`, '')}/nodes`,
    ])
      expect([path, (await world.request('GET', `/accounts/${accountId}${path}`)).status]).toEqual([path, 404]);
    expect((await world.request('POST', `/accounts/${accountId}/key/test`)).status).toBe(404);
    expect((await remove(name, world)).status).toBe(404);
    // What was done stays, for owners: the roles on the account are gone.
    expect(await account.operation(id)).toMatchObject({ state: 'resolved', target: { name: 'rack-9' } });
    for (const path of ['/operations', '/activity'])
      expect(await (await world.request('GET', `/accounts/${accountId}${path}`)).text()).toContain(id);
    expect((await admin.request('GET', `/accounts/${accountId}/operations/${id}`)).status).toBe(404);
    const left = await query<{ rows: string; key: boolean; audit: string }>(
      `select (select count(*) from observation where account_id = $1) + (select count(*) from cluster where account_id = $1)
         + (select count(*) from external_node where account_id = $1) + (select count(*) from "join" where account_id = $1)
         + (select count(*) from role_grant where account_id = $1) as rows,
         (select credential is not null or secret_id <> '' from cloud_account where id = $1) as key,
         (select string_agg(act, ' ' order by id) from audit where account_id = $1) as audit`,
      [accountId],
    );
    expect(left).toMatchObject({
      rows: '0',
      key: false,
      audit: expect.stringMatching(/^add-.* remove-cloud-account$/),
    });

    const { secretId, secretKey } = account;
    const again = {
      name,
      colour: 'teal',
      site: world.mockUrl,
      kind: 'permanent',
      secretId,
      secretKey,
      regions: ['ap-guangzhou'],
    };
    const added = await json<{ id: string }>(world.request('POST', '/accounts', again));
    expect(added.id).not.toBe(accountId);
  });
});
