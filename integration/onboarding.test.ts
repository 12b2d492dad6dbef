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

const noFacts = {
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
  const reply = await world.request('PUT', pathOf(account), { ...noFacts, ...change });
  return { status: reply.status, body: (await reply.json()) as unknown };
};
const stateOf = ({ steps }: Onboarding) => Object.fromEntries(steps.map(({ step, state }) => [step, state]));

/** Changes the behaviour of the account's TKE. */
const setOptions = (account: MockAccount, options: object) =>
  fetch(`${world.mockUrl}/_control/accounts/${account.secretId}/options`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  });

/** Waits until the path has the wanted state. Sends no other request, so only the open page causes reads. */
const waitForPath = (account: MockAccount, wanted: (onboarding: Onboarding) => boolean) =>
  eventually(async () => {
    const onboarding = await read(account);
    return wanted(onboarding) ? onboarding : undefined;
  });

test('opening the page is enough: the only cluster is found, its gate probed, and enabling is next', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const onboarding = await waitForPath(account, (one) => stateOf(one)['enable'] === 'current');
  expect(onboarding).toMatchObject({ facts: noFacts, finished: false, gate: 'open', probedAt: expect.any(String) });
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
  const closed = await waitForPath(account, ({ gate }) => gate === 'closed');
  expect(stateOf(closed)).toMatchObject({ beta: 'current', enable: 'later', pool: 'later', node: 'later' });
  expect(closed.steps.find(({ step }) => step === 'beta')?.seen).toBe('UnsupportedOperation.NotInWhitelist');
  expect(closed.probedAt).not.toBeNull();
  await setOptions(account, { betaOpen: true });
  const open = await waitForPath(account, ({ gate }) => gate === 'open');
  expect(stateOf(open)).toMatchObject({ beta: 'done', enable: 'current' });
});

test('with several clusters a person chooses one, and the path follows it', async () => {
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
  expect(await save(account, { region, clusterId })).toEqual({ status: 200, body: { ...noFacts, region, clusterId } });
  const onboarding = await waitForPath(account, (one) => stateOf(one)['enable'] === 'done');
  expect(stateOf(onboarding)).toMatchObject({ account: 'done', cluster: 'done', beta: 'done' });
});

test('a pool and a Running node finish the path, which stays finished while TKE refuses reads', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const cluster = await account.cluster('prod-gz');
  await account.waitForEnd((await account.startEnabling(cluster)).id);
  const enabled = await waitForPath(account, (one) => stateOf(one)['enable'] === 'done');
  expect([stateOf(enabled)['pool'], enabled.finished]).toEqual(['current', false]);
  const { region, clusterId } = cluster;
  await setOptions(account, { deniedRegions: [region] });
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
  // A finished step stays done when its node is gone, so the path is not offered again.
  await database.query(
    `insert into observed_change (account_id, region, cluster_id, at, object, object_id, name, change, after)
     values ($1, $2, $3, now(), 'node', 'node-1', 'node-1', 'appeared', '{"status":"Running"}')`,
    at,
  );
  await database.query('delete from external_node where account_id = $1', [account.id]);
  expect(await read(account)).toMatchObject({ finished: true });
});

test('a cluster of another account, or a region or cluster alone, is refused at its field', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const { region, clusterId } = await account.cluster('prod-gz');
  const other = await MockAccount.open(world, 'demo-fleet');
  const strange = await other.cluster('prod-sh');
  const refused = { status: 400, body: { code: 'invalid-input', fields: [{ path: 'clusterId' }] } };
  expect(await save(account, { region: strange.region, clusterId: strange.clusterId })).toMatchObject(refused);
  expect(await save(account, { region })).toMatchObject(refused);
  expect(await save(account, { clusterId })).toMatchObject(refused);
  expect((await read(account)).facts).toEqual(noFacts);
});

test('entered facts are stored with an audit row, even after the chosen cluster is gone', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const { region, clusterId } = await account.cluster('prod-gz');
  const facts = {
    region,
    clusterId,
    hostsWanted: 40,
    city: 'Dongguan',
    line: 'direct-connect',
    goLive: '2027-03-01',
    ticketStatus: 'opened',
  };
  expect((await save(account, facts)).status).toBe(200);
  // As if it had been chosen and then deleted at Tencent.
  const gone = { ...noFacts, ...facts, clusterId: 'cls-gone01' };
  await database.query('update onboarding set facts = $2 where account_id = $1', [account.id, JSON.stringify(gone)]);
  expect(stateOf(await read(account))).toMatchObject({ cluster: 'current' });
  expect((await save(account, { ...gone, ticketNumber: 'T-2027' })).status).toBe(200);
  expect((await read(account)).facts).toEqual({ ...gone, ticketNumber: 'T-2027' });
  const { rows } = await database.query(
    "select actor_id, before, after from audit where act = 'save-onboarding' and account_id = $1 order by id",
    [account.id],
  );
  expect(rows).toMatchObject([
    { before: noFacts, after: facts },
    { before: gone, after: { ticketNumber: 'T-2027' } },
  ]);
  expect(rows.every((row: { actor_id: string | null }) => row.actor_id !== null)).toBe(true);
});
