import { randomUUID } from 'node:crypto';
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
});
