import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { accepted, eventually, MockAccount } from './mock-account.ts';
import { onServer } from './setting.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

test('each kind of cluster gets its own word for eligibility', async () => {
  const account = await MockAccount.open(world, 'demo-fleet', { speed: 1 });
  const names = [
    'prod-gz',
    'staging-gz',
    'legacy-gz',
    'prod-sh',
    'pods-on-eni-sh',
    'router-sh',
    'upgrading-sh',
    'empty-bj',
    'starting-bj',
  ];
  const words = await eventually(async () => {
    const { clusters } = await account.list();
    const read =
      clusters.length === 12 &&
      clusters.every(({ rules }) => rules.every(({ reason }) => !/^(beta|cloud-nodes)-unread$/.test(reason)));
    return read ? clusters : undefined;
  });
  expect(
    Object.fromEntries(
      words.filter(({ name }) => names.includes(name)).map(({ name, readiness }) => [name, readiness]),
    ),
  ).toEqual({
    'prod-gz': 'ready',
    'staging-gz': 'enabled',
    'legacy-gz': 'blocked',
    'prod-sh': 'ready',
    'pods-on-eni-sh': 'blocked',
    'router-sh': 'unknown',
    'upgrading-sh': 'blocked',
    'empty-bj': 'blocked',
    'starting-bj': 'enabling',
  });
});

test('the address of a cluster works before the first read', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const at = `/accounts/${account.id}/regions/ap-guangzhou/clusters`;
  const [pools, cluster] = await Promise.all(
    ['/pools', ''].map((rest) => world.request('GET', `${at}/cls-mock01${rest}`)),
  );
  expect(pools?.status).toBe(200);
  expect(await cluster?.json()).toMatchObject({ cluster: { name: 'prod-gz' } });
  expect(await account.requestCount('DescribeClusters')).toBe(1);
  expect((await world.request('GET', `${at}/cls-nowhere`)).status).toBe(404);
});

test("before a successful read, the cluster's address shows TKE's refusal", async () => {
  const account = await MockAccount.open(world, 'demo-fleet', { deniedRegions: ['ap-beijing'] });
  const reply = await world.request('GET', `/accounts/${account.id}/regions/ap-beijing/clusters/cls-mock09`);
  expect(await reply.json()).toMatchObject({ code: 'permission-missing' });
});

test('the probe detects an account outside the beta', async () => {
  const account = await MockAccount.open(world, 'not-in-the-beta');
  const cluster = await account.cluster('prod-gz');
  expect(cluster).toMatchObject({ readiness: 'blocked', blockedBy: 1 });
  expect(cluster.rules[0]).toMatchObject({ rule: 'beta-access', verdict: 'fail', reason: 'beta-closed' });
});

test('a pool requested before the first read waits for it, and unknown is never "not enabled"', async () => {
  const cluster = await EnabledCluster.open(world);
  const { account } = cluster;
  const reading = 'DescribeExternalNodeSupportConfig';
  const forget = () =>
    onServer(
      `delete from observation where kind = 'external-node-support' and account_id = '${account.id}'`,
      world.databaseUrl,
    );
  await account.failNext(reading, { kind: 'delay', ms: 1_500 }, null);
  await forget();
  expect(await account.waitForEnd((await accepted(cluster.create({ name: 'rack-9' }))).id)).toMatchObject({
    state: 'succeeded',
  });

  await account.arrange('DELETE', '/faults');
  await account.failNext(reading, 'InternalError', null);
  await forget();
  const refused = await cluster.create({ name: 'rack-10' });
  expect([refused.status, await refused.json()]).toMatchObject([502, { code: 'tke-failed' }]);
  expect(await account.requestCount('CreateExternalNodePool')).toBe(1);
});

test('a region that refuses is listed with its problem', async () => {
  const account = await MockAccount.open(world, 'demo-fleet', { deniedRegions: ['ap-beijing'] });
  const regions = await eventually(async () => {
    const list = await account.list();
    return list.regions.every(({ observation }) => observation.observedAt ?? observation.problem)
      ? list.regions
      : undefined;
  });
  const beijing = regions.find(({ region }) => region === 'ap-beijing');
  expect(beijing?.observation).toMatchObject({ observedAt: null, problem: { code: 'permission-missing' } });
  expect(regions.filter(({ observation }) => observation.problem === null)).toHaveLength(2);
});

test('a change at TKE reaches an open stream', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  await account.cluster('prod-gz');
  const reply = await world.request('GET', `/events?watch=external-node-support:${account.id}`);
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  await eventually(async () => {
    heard += (await reader?.read())?.value ?? '';
    return heard.split('event: version').length > 2 ? true : undefined;
  });
  expect(heard).toContain(`"key":"external-node-support:${account.id}:ap-guangzhou:cls-mock01"`);
  await reader?.cancel();
});

// asvs 13.3.2 15.3.1
test('no answer contains the SecretKey, and it is not readable in the database', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  expect(await (await world.request('GET', '/accounts')).text()).not.toContain(account.secretKey);
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  const { rows } = await client.query(
    `select to_jsonb(one)::text, encode(credential, 'escape') as text from cloud_account as one
     union all select to_jsonb(one)::text, null from audit as one`,
  );
  await client.end();
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toContain(account.secretKey);
});

test('a wrong key is reported as a wrong key', async () => {
  const account = await MockAccount.open(world, 'one-ready-cluster');
  const credential = {
    site: world.mockUrl,
    kind: 'permanent',
    secretId: account.secretId,
    secretKey: 'not-the-right-key',
  };
  const reply = await world.request('POST', '/credential-proofs', credential);
  expect([reply.status, await reply.json()]).toMatchObject([
    403,
    { code: 'credential-refused', upstream: { code: 'AuthFailure.SignatureFailure' } },
  ]);
});
