import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster, settings } from './enabled-cluster.ts';
import { eventually, json, MockAccount } from './mock-account.ts';
import { onServer } from './setting.ts';
import { World } from './world.ts';

type Body = Record<string, unknown>;
interface DryRun {
  requests: { service: string; version: string; action: string; region: string; body: Body; omitted: string[] }[];
}
interface Change {
  /** The one TKE action of the change. */
  action: string;
  account: MockAccount;
  send: (search: string, key?: string) => Promise<Response>;
}

const script = 'echo 你好\n';
const world = World.shared();
let cluster: EnabledCluster;
let changes: Change[] = [];

/** All six kinds of change, on separate objects. The last one deletes the pool with all its nodes. */
async function everyChange(): Promise<Change[]> {
  const { account } = cluster;
  const pool = await cluster.pool('rack-7');
  const [drained, deleted] = await cluster.selection(2);
  const fresh = await MockAccount.open(world, 'one-ready-cluster');
  const { region, clusterId, name } = await fresh.cluster('prod-gz');
  const support = `/accounts/${fresh.id}/regions/${region}/clusters/${clusterId}/external-node-support`;
  const enabling = { subnetId: `subnet-${clusterId.slice(-2)}plenty`, confirmedName: name, acknowledged: false };
  const inCluster = (action: string, method: string, path: string, body: object): Change => ({
    action,
    account,
    send: (search, key) => cluster.request(method, path + search, body, key),
  });
  return [
    {
      action: 'EnableExternalNodeSupport',
      account: fresh,
      send: (search, key) =>
        world.request('POST', support + search, enabling, { ...(key && { 'idempotency-key': key }) }),
    },
    inCluster('CreateExternalNodePool', 'POST', '/pools', {
      ...settings,
      name: 'rack-9',
      taints: [{ key: 'idc', value: 'true', effect: 'NoSchedule' }],
      desiredPodNumber: 64,
      kubeletArgs: ['max-pods=64'],
      customData: { text: script },
    }),
    inCluster('ModifyExternalNodePool', 'PATCH', `/pools/${pool.id}`, {
      basedOn: pool.digest,
      labels: [{ key: 'tier', value: 'gold' }],
      customData: script,
    }),
    inCluster('DrainExternalNode', 'POST', '/nodes/drain', { nodes: [drained], atOnce: 1 }),
    inCluster('DeleteExternalNode', 'POST', '/nodes/delete', {
      nodes: [deleted],
      atOnce: 1,
      drainFirst: false,
      force: true,
      confirmed: cluster.name,
    }),
    inCluster('DeleteExternalNodePool', 'POST', `/pools/${pool.id}/delete`, {
      confirmedName: pool.name,
      withNodes: true,
      force: true,
    }),
  ];
}

async function dryRun({ send }: Change) {
  const reply = await send('?dryRun=1');
  expect(reply.status).toBe(200);
  return json<DryRun>(reply);
}

/** Counts the recorded rows of this file's accounts. The key of a job begins with the account's id. */
async function recorded() {
  const ours = `any('{${world.accounts.join()}}'::uuid[])`;
  const count = (name: string, rows: string) => `(select count(*)::int from ${rows}) as ${name}`;
  const tables = ['operation', 'operation_group', 'audit'].map((name) =>
    count(name, `${name} where account_id = ${ours}`),
  );
  const attempts = `operation_attempt join operation on operation_id = id where account_id = ${ours}`;
  const jobs = `pgboss.job where name = 'operations' and split_part(singleton_key, ':', 1)::uuid = ${ours}`;
  return onServer(
    `select ${[...tables, count('attempt', attempts), count('job', jobs)].join(', ')}`,
    world.databaseUrl,
  );
}

/** The actions that only a decision or a change calls. All others in the journal are the observer's. */
const neverObserved = ['DescribeSupportedRuntime', 'DescribeSubnets', 'DescribeVpcs'];

/** Removes the value at a dotted path from the body and returns it. */
function takeOut(body: Body, path: string): unknown {
  const [key = '', ...rest] = path.split('.');
  if (rest.length > 0) return takeOut(body[key] as Body, rest.join('.'));
  const value = body[key];
  delete body[key];
  return value;
}

beforeAll(async () => {
  await world.start();
  cluster = await EnabledCluster.open(world);
  changes = await everyChange();
});
afterAll(() => world.stop());

test('a dry run records nothing and does not call TKE', async () => {
  const rows = await recorded();
  for (const change of changes) {
    const { requests } = await dryRun(change);
    expect(requests).toMatchObject([
      { service: 'tke', version: '2018-05-25', action: change.action, region: 'ap-guangzhou' },
    ]);
    expect(JSON.stringify(requests)).not.toContain(Buffer.from(script).toString('base64'));
  }
  expect(await recorded()).toEqual(rows);
  for (const account of new Set(changes.map((change) => change.account)))
    for (const action of [...neverObserved, ...changes.map((change) => change.action)])
      expect([action, await account.requestCount(action)]).toEqual([action, 0]);
});

test('a dry run is refused like the change, and a misspelt parameter does not make the change', async () => {
  const rows = await recorded();
  const pool = await cluster.pool('rack-7');
  const refused: [path: string, body: object, status: number, problem: object][] = [
    ['/pools?dryRun=1', { ...settings, name: 'rack-7' }, 400, { fields: [{ path: 'name', code: 'pool-name-taken' }] }],
    ['/pools?dryRun=1', { ...settings, name: '' }, 400, { fields: [{ path: 'name' }] }],
    [
      `/pools/${pool.id}/delete?dryRun=1`,
      { confirmedName: pool.name, withNodes: false, force: false },
      409,
      { code: 'pool-not-empty' },
    ],
    ['/pools?dryRun=true', { ...settings, name: 'rack-8' }, 400, { code: 'invalid-input' }],
    ['/pools?dryrun=1', { ...settings, name: 'rack-8' }, 400, { code: 'invalid-input' }],
  ];
  for (const [path, body, status, problem] of refused) {
    const reply = await cluster.request('POST', path, body, randomUUID());
    expect([path, reply.status, await reply.json()]).toMatchObject([path, status, problem]);
  }
  expect(await recorded()).toEqual(rows);
});

test('a dry run is refused while an operation reserves its object', async () => {
  const held = await EnabledCluster.open(world);
  const nodes = await held.selection(1);
  await held.account.failNext('DescribeExternalNode', 'InternalError', null);
  const { operations } = await json<{ operations: { id: string }[] }>(held.drain(nodes));
  const body = { nodes, atOnce: 1, drainFirst: false, force: false, confirmed: '' };
  const reply = await held.request('POST', '/nodes/delete?dryRun=1', body);
  expect([reply.status, await reply.json()]).toMatchObject([
    409,
    { code: 'already-in-flight', operationId: operations[0]?.id },
  ]);
});

test('a group shows all its calls in order', async () => {
  const nodes = await cluster.selection(2);
  const body = { nodes, atOnce: 1, drainFirst: true, force: false, confirmed: '' };
  const { requests } = await json<DryRun>(cluster.request('POST', '/nodes/delete?dryRun=1', body));
  expect(requests.map(({ action, body: { Name, Names } }) => [action, Name ?? Names])).toEqual(
    nodes.flatMap(({ name }) => [
      ['DrainExternalNode', name],
      ['DeleteExternalNode', [name]],
    ]),
  );
});

test('each kind sends what its dry run shows, except omitted values', async () => {
  for (const change of changes) {
    const { action, account, send } = change;
    const [shown] = (await dryRun(change)).requests;
    const reply = await send('', randomUUID());
    expect(reply.status).toBe(202);
    const { id, operations } = await json<{ id: string; operations?: { id: string }[] }>(reply);
    const sent = await eventually(async () => (await account.requests(action))[0]?.params as Body | undefined);
    const secrets = ['CreateExternalNodePool', 'ModifyExternalNodePool'].includes(action) ? 1 : 0;
    expect([action, shown?.omitted.length]).toEqual([action, secrets]);
    for (const path of shown?.omitted ?? []) {
      const bytes = Buffer.from(String(takeOut(sent, path)), 'base64');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(takeOut(shown?.body ?? {}, path)).toEqual({ bytes: bytes.length, sha256 });
      expect(bytes.toString()).toBe(script);
    }
    expect(shown).toMatchObject({ action, region: 'ap-guangzhou' });
    expect(sent).toEqual(shown?.body);
    // The pool can be deleted only when no operation runs on its nodes.
    expect(await account.waitForEnd(operations?.[0]?.id ?? id)).toMatchObject({ state: 'succeeded' });
  }
});
