import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedEndpoints } from './described.ts';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { accepted, eventually, json, type MockAccount } from './mock-account.ts';
import { member } from './team.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const set = async ({ account }: EnabledCluster, observeOnly: boolean) =>
  expect(await json(account.change({ observeOnly }))).toMatchObject({ observeOnly });
const answerOf = async (reply: Promise<Response>) =>
  [(await reply).status, (await (await reply).json()) as object] as const;
const refused = [409, { code: 'observe-only', whoMay: { role: 'admin' } }];
const states = ({ operations }: Group) => operations.map(({ state }) => state);
async function query(sql: string, values: string[]) {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  return (await client.query(sql, values).finally(() => client.end())).rows as object[];
}
const isSent = (account: MockAccount, action: string) =>
  eventually(async () => (await account.requestCount(action)) || undefined);

describe.concurrent('an account that is observe only', () => {
  test('is what a new account is, unless the person chose otherwise', async () => {
    const opened = await fetch(`${world.mockUrl}/_control/accounts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scenario: 'one-pool' }),
    });
    const { secretId, secretKey, regions } = await json<Record<string, string>>(opened);
    const account = {
      name: randomUUID(),
      colour: 'teal',
      site: world.mockUrl,
      kind: 'permanent',
      secretId,
      secretKey,
      regions,
    };
    expect(await json(world.request('POST', '/accounts', account))).toMatchObject({ observeOnly: true });
  });

  test('refuses every endpoint that changes something at TKE, dry runs too, and no other', async () => {
    const cluster = await EnabledCluster.open(world);
    const { id: accountId } = cluster.account;
    await set(cluster, true);
    const examples: Record<string, string> = {
      accountId,
      region: 'ap-guangzhou',
      clusterId: cluster.clusterId,
      nodePoolId: 'np-none',
      nodeName: 'none',
    };
    const inAccount = (await describedEndpoints(world)).filter(
      ({ method, path }) => path.includes('{accountId}') && method !== 'GET' && !/operationId|groupId/.test(path),
    );
    expect(inAccount.filter(({ changesCloud }) => changesCloud).length).toBeGreaterThan(8);
    for (const { name, method, path, changesCloud, parameters } of inAccount) {
      const at = path.replaceAll(/\{(\w+)\}/g, (_, one: string) => examples[one] ?? randomUUID());
      const dryRun = parameters.some((one) => one.name === 'dryRun') ? ['', '?dryRun=1'] : [''];
      for (const search of dryRun) {
        const reply = await world.request(method, at + search, method === 'DELETE' ? undefined : {});
        expect([name, reply.status === 409]).toEqual([name, changesCloud]);
      }
    }
    // A set names its clusters in the body.
    const { name, createdTime } = (await cluster.nodes())[0] ?? { name: '', createdTime: null };
    const nodes = [{ name, createdTime }];
    const other = await EnabledCluster.open(world);
    const clusters = [cluster, other].map(({ account, clusterId }) => ({
      ...{ accountId: account.id, region: 'ap-guangzhou', clusterId },
      nodes,
    }));
    const drain = world.request('POST', '/nodes/drain', { clusters, atOnce: 1 }, { 'idempotency-key': randomUUID() });
    expect(await answerOf(drain)).toMatchObject([409, { code: 'observe-only', cluster: { accountId } }]);
    const seen = await json<{ observeOnly: { acts: string[]; whoMay: { role: string } } }>(cluster.request('GET', ''));
    expect(seen.observeOnly).toMatchObject({ whoMay: { role: 'admin' } });
    expect(seen.observeOnly.acts).toContain('add-hosts');
    expect(seen.observeOnly.acts).not.toContain('save-template-from-pool');
    await set(cluster, false);
    expect(await json(cluster.request('GET', ''))).toMatchObject({ observeOnly: null });
  });

  test('is switched by an admin, not by an operator, and each switch is audited', async () => {
    const cluster = await EnabledCluster.open(world);
    const { id: accountId } = cluster.account;
    const { client } = await member(world, 'operator', [{ accountId, role: 'operator' }]);
    const [status, answer] = await answerOf(cluster.account.through(client).change({ observeOnly: true }));
    expect([status, answer]).toMatchObject([403, { code: 'not-permitted', whoMay: { role: 'admin' } }]);
    await set(cluster, true);
    await set(cluster, true);
    const rows = await query(
      "select before, after from audit where act = $1 and account_id = $2 and outcome = 'done'",
      ['change-cloud-account', accountId],
    );
    expect(rows).toEqual([{ before: { observeOnly: false }, after: { observeOnly: true } }]);
  });

  test.for(['at the switch', 'by the runner alone'])(
    'pauses its groups %s: what was not sent waits, and continues once when a person resumes it',
    async (how) => {
      const cluster = await EnabledCluster.open(world);
      const { account } = cluster;
      const [first] = await cluster.nodes();
      await cluster.node(first?.name ?? '', { drainStuck: true });
      const { id } = await accepted<Group>(cluster.drain(await cluster.selection()));
      await cluster.waitForGroup(id, (group) => states(group)[0] === 'waiting');
      // The runner reads the switch when it sends, also where nobody has paused the group.
      if (how === 'at the switch') await set(cluster, true);
      else await query('update cloud_account set observe_only = true where id = $1', [account.id]);
      await cluster.node(first?.name ?? '', { drainStuck: false });
      const paused = await cluster.waitForGroup(
        id,
        (group) => states(group)[0] === 'succeeded' && group.state === 'paused',
      );
      expect([paused.pausedBecause, states(paused)]).toEqual(['observe-only', ['succeeded', 'held', 'held']]);
      expect(await answerOf(world.request('GET', '/home'))).toMatchObject([
        200,
        { attention: expect.arrayContaining([expect.objectContaining({ id, because: 'observe-only' })]) },
      ]);
      expect(await account.requestCount('DrainExternalNode')).toBe(1);
      if (how === 'at the switch') expect(await answerOf(cluster.steer(id, 'resume'))).toMatchObject(refused);
      await set(cluster, false);
      expect((await cluster.group(id)).state).toBe('paused');
      await cluster.steer(id, 'resume');
      const over = await cluster.waitForGroup(id, ({ state }) => state === 'finished');
      expect(states(over)).toEqual(['succeeded', 'succeeded', 'succeeded']);
      expect(await account.requestCount('DrainExternalNode')).toBe(3);
    },
  );

  test('sends no queued operation: it waits for a person, who retries it when changes are allowed', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    await account.failNext('DescribeExternalNodePools', 'InternalError', null);
    const { id } = await accepted(cluster.create({ name: 'rack-9' }));
    await eventually(async () => (await account.operation(id)).outcome?.reason === 'unread-yet' || undefined);
    await set(cluster, true);
    await account.arrange('DELETE', '/faults');
    const waiting = await account.waitForEnd(id);
    expect(waiting).toMatchObject({ state: 'needs-attention', outcome: { reason: 'observe-only' }, attempts: [] });
    for (const how of ['retry', 'adopt'] as const)
      expect(await answerOf(account.settle(id, how, how === 'adopt' ? { poolId: 'np-1' } : undefined))).toMatchObject(
        refused,
      );
    expect(await account.requestCount('CreateExternalNodePool')).toBe(0);
    await set(cluster, false);
    expect((await account.settle(id, 'retry')).status).toBe(202);
    expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded' });
    expect(await account.requestCount('CreateExternalNodePool')).toBe(1);
  });

  test('sends no call again that TKE was too busy for', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    await account.failNext('DrainExternalNode', 'RequestLimitExceeded', null);
    const { id, operations } = await accepted<Group>(cluster.drain(await cluster.selection(2)));
    await isSent(account, 'DrainExternalNode');
    await set(cluster, true);
    const paused = await cluster.waitForGroup(id, (group) => states(group).includes('needs-attention'));
    expect([paused.state, paused.pausedBecause, states(paused)]).toEqual([
      'paused',
      'observe-only',
      ['needs-attention', 'held'],
    ]);
    const sent = await account.requestCount('DrainExternalNode');
    await account.arrange('DELETE', '/faults');
    await set(cluster, false);
    await account.settle(operations[0]?.id ?? '', 'retry');
    await cluster.steer(id, 'resume');
    const over = await cluster.waitForGroup(id, ({ state }) => state === 'finished');
    expect(states(over)).toEqual(['succeeded', 'succeeded']);
    expect(await account.requestCount('DrainExternalNode')).toBe(sent + 2);
  });
});
