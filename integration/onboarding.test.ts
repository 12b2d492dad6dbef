import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, MockAccount } from './mock-account.ts';
import { World } from './world.ts';

interface Facts {
  region: string | null;
  clusterId: string | null;
  ticketNumber: string;
}
interface Onboarding {
  facts: Facts;
  steps: { step: string; state: string; seen: string }[];
  finished: boolean;
  gate: string;
  probedAt: string | null;
}

const world = World.shared();
let database: pg.Client;
beforeAll(async () => {
  await world.start();
  database = new pg.Client({ connectionString: world.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await world.stop();
});

const untold = {
  region: null,
  clusterId: null,
  hostsWanted: null,
  city: '',
  line: null,
  goLive: null,
  useCase: '',
  ticketNumber: '',
  ticketStatus: 'not-opened',
  quotaConfirmed: false,
  dismissed: false,
};

const pathOf = (account: MockAccount) => `/accounts/${account.id}/onboarding`;
const read = async (account: MockAccount) => (await (await world.request('GET', pathOf(account))).json()) as Onboarding;
const save = async (account: MockAccount, change: object) => {
  const reply = await world.request('PUT', pathOf(account), { ...untold, ...change });
  return { status: reply.status, told: (await reply.json()) as unknown };
};
const stateOf = ({ steps }: Onboarding) => Object.fromEntries(steps.map(({ step, state }) => [step, state]));

/** Changes how the account's TKE behaves. */
const optioned = (account: MockAccount, options: object) =>
  fetch(`${world.mockUrl}/_control/accounts/${account.secretId}/options`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  });

/** Asks until the path stands as wanted; nothing else is called, so what is read is read because somebody looks at it. */
const standing = (account: MockAccount, wanted: (onboarding: Onboarding) => boolean) =>
  eventually(async () => {
    const onboarding = await read(account);
    return wanted(onboarding) ? onboarding : undefined;
  });

test('looking at it is enough: the only cluster is found, its gate probed, and enabling is next', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const onboarding = await standing(account, (one) => stateOf(one)['enable'] === 'current');
  expect(onboarding).toMatchObject({ facts: untold, finished: false, gate: 'open', probedAt: expect.any(String) });
  expect(stateOf(onboarding)).toEqual({
    account: 'done',
    cluster: 'done',
    beta: 'done',
    enable: 'current',
    pool: 'later',
    node: 'later',
  });
  expect(onboarding.steps.find(({ step }) => step === 'cluster')?.seen).toBe('prod-gz');
});

test("a closed gate is the current step with TKE's word, and opens by itself once TKE opens it", async () => {
  const account = await MockAccount.open(world, 'not-in-the-beta');
  const closed = await standing(account, ({ gate }) => gate === 'closed');
  expect(stateOf(closed)).toMatchObject({ beta: 'current', enable: 'later', pool: 'later', node: 'later' });
  expect(closed.steps.find(({ step }) => step === 'beta')?.seen).toBe('UnsupportedOperation.NotInWhitelist');
  expect(closed.probedAt).not.toBeNull();
  await optioned(account, { betaOpen: true });
  const open = await standing(account, ({ gate }) => gate === 'open');
  expect(stateOf(open)).toMatchObject({ beta: 'done', enable: 'current' });
});

test('of several clusters one is to be chosen, and the path then follows the chosen one', async () => {
  const account = await MockAccount.open(world, 'demo-fleet');
  const enabled = await account.cluster('staging-gz');
  await account.cluster('prod-gz');
  expect(stateOf(await read(account))).toEqual({
    account: 'done',
    cluster: 'current',
    beta: 'later',
    enable: 'later',
    pool: 'later',
    node: 'later',
  });
  const { region, clusterId } = enabled;
  expect(await save(account, { region, clusterId })).toEqual({ status: 200, told: { ...untold, region, clusterId } });
  const onboarding = await standing(account, (one) => stateOf(one)['enable'] === 'done');
  expect(stateOf(onboarding)).toMatchObject({ account: 'done', cluster: 'done', beta: 'done' });
});

test('a pool and a Running node finish it, and stay what is known while TKE refuses to answer', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const cluster = await account.cluster('prod-gz');
  await account.ended((await account.enabled(cluster)).id);
  const enabled = await standing(account, (one) => stateOf(one)['enable'] === 'done');
  expect([stateOf(enabled)['pool'], enabled.finished]).toEqual(['current', false]);
  const { region, clusterId } = cluster;
  await optioned(account, { deniedRegions: [region] });
  const at = [account.id, region, clusterId];
  const refused = `select 1 from observation where account_id = $1 and region = $2 and cluster_id = $3
    and kind in ('external-node-pools', 'external-nodes') and last_problem is not null and lease_until is null`;
  await eventually(async () => {
    await read(account);
    return (await database.query(refused, at)).rowCount === 2 || undefined;
  });
  await database.query(
    "insert into external_node_pool values ($1, $2, $3, 'np-1', 'edge', 'normal', 'CPU', 'containerd', '1.7.28', '[]', '[]')",
    at,
  );
  expect(stateOf(await read(account))).toMatchObject({ pool: 'done', node: 'current' });
  await database.query(
    "insert into external_node values ($1, $2, $3, 'node-1', 'np-1', '', '', 'Failed', '', null, null, now(), now())",
    at,
  );
  expect(await read(account)).toMatchObject({ finished: false });
  await database.query("update external_node set status = 'Running' where account_id = $1", [account.id]);
  const onboarding = await read(account);
  expect(onboarding).toMatchObject({ finished: true, gate: 'open' });
  expect(onboarding.steps.map(({ state, seen }) => [state, seen])).toMatchObject([
    ['done', expect.any(String)],
    ['done', 'prod-gz'],
    ['done', ''],
    ['done', 'Enabled'],
    ['done', 'edge'],
    ['done', 'node-1'],
  ]);
  // A step that was taken stays done when its node goes: the way is not offered again.
  await database.query(
    `insert into observed_change (account_id, region, cluster_id, at, object, object_id, name, change, after)
     values ($1, $2, $3, now(), 'node', 'node-1', 'node-1', 'appeared', '{"status":"Running"}')`,
    at,
  );
  await database.query('delete from external_node where account_id = $1', [account.id]);
  expect(await read(account)).toMatchObject({ finished: true });
});

test('a cluster of another account or half a choice is refused at its field', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const { region, clusterId } = await account.cluster('prod-gz');
  const other = await MockAccount.open(world, 'demo-fleet');
  const strange = await other.cluster('prod-sh');
  const refused = { status: 400, told: { code: 'invalid-input', fields: [{ path: 'clusterId' }] } };
  expect(await save(account, { region: strange.region, clusterId: strange.clusterId })).toMatchObject(refused);
  expect(await save(account, { region })).toMatchObject(refused);
  expect(await save(account, { clusterId })).toMatchObject(refused);
  expect((await read(account)).facts).toEqual(untold);
});

test('what a person tells is kept with an audit row, even after the chosen cluster is gone', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const { region, clusterId } = await account.cluster('prod-gz');
  const told = {
    region,
    clusterId,
    hostsWanted: 40,
    city: 'Dongguan',
    line: 'direct-connect',
    goLive: '2027-03-01',
    ticketStatus: 'opened',
  };
  expect((await save(account, told)).status).toBe(200);
  // As if it had been chosen before it was deleted at Tencent.
  const gone = { ...untold, ...told, clusterId: 'cls-gone01' };
  await database.query('update onboarding set facts = $2 where account_id = $1', [account.id, JSON.stringify(gone)]);
  expect(stateOf(await read(account))).toMatchObject({ cluster: 'current' });
  expect((await save(account, { ...gone, ticketNumber: 'T-2027' })).status).toBe(200);
  expect((await read(account)).facts).toEqual({ ...gone, ticketNumber: 'T-2027' });
  const { rows } = await database.query(
    "select actor_id, details from audit where act = 'save-onboarding' and account_id = $1 order by id",
    [account.id],
  );
  expect(rows).toMatchObject([{ details: { facts: told } }, { details: { facts: { ticketNumber: 'T-2027' } } }]);
  expect(rows.every((row: { actor_id: string | null }) => row.actor_id !== null)).toBe(true);
});
