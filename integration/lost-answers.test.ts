import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster, type Group } from './enabled-cluster.ts';
import { effects } from './each-kind.ts';
import { accepted } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

const create = 'CreateExternalNodePool';

/** A create that never reached TKE. Isthmus cannot know this, so the operation needs a person. */
async function unsureCreate() {
  const cluster = await EnabledCluster.open(world);
  await cluster.account.failNext(create, { kind: 'http', status: 500 });
  const { id } = await accepted(cluster.create({ name: 'rack-9', customData: { text: 'echo rack' } }));
  const operation = await cluster.account.waitForEnd(id);
  expect(operation).toMatchObject({ state: 'needs-attention', outcome: { reason: 'answer-lost' } });
  return { cluster, account: cluster.account, id };
}

async function audited(operationId: string) {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ outcome: string; actor_id: string | null; details: { note?: string } }>(
    'select outcome, actor_id, details from audit where operation_id = $1 order by id',
    [operationId],
  );
  await client.end();
  return rows;
}

describe.concurrent('a lost answer', () => {
  test('of a change of custom data, which no read shows: the change is sent again, because it sets whole values', async () => {
    const cluster = await EnabledCluster.open(world);
    await cluster.account.failNext('ModifyExternalNodePool', { kind: 'lost-answer' });
    const labels = [{ key: 'tier', value: 'gold' }];
    const { id } = await accepted(cluster.modify(await cluster.pool('rack-7'), { labels, customData: 'echo new' }));
    expect(await cluster.account.waitForEnd(id)).toMatchObject({
      state: 'succeeded',
      outcome: { reason: 'accepted-by-tke' },
    });
    expect(await effects(cluster.account, 'ModifyExternalNodePool')).toBe(2);
  });

  test('of a drain: the drain was sent, so it does not count as started by someone else', async () => {
    const cluster = await EnabledCluster.open(world);
    await cluster.account.failNext('DrainExternalNode', { kind: 'lost-answer' });
    const { operations } = await accepted<Group>(cluster.drain(await cluster.selection(1)));
    expect(await cluster.account.waitForEnd(operations[0]?.id ?? '')).toMatchObject({
      state: 'succeeded',
      attempts: [{ requestId: null, problem: { code: 'tke-unreachable' }, followed: false }],
    });
  });
});

describe.concurrent('a change that TKE refuses as empty', () => {
  const refusal = 'InvalidParameter.Param';
  const labels = [{ key: 'tier', value: 'gold' }];

  test('is checked by a read immediately, and succeeds because the values are as requested', async () => {
    const cluster = await EnabledCluster.open(world);
    const made = { kind: 'error', code: refusal, applied: true };
    await cluster.account.failNext('ModifyExternalNodePool', made);
    const { id } = await accepted(cluster.modify(await cluster.pool('rack-7'), { labels }));
    expect(await cluster.account.waitForEnd(id)).toMatchObject({
      state: 'succeeded',
      attempts: [{ followed: true, problem: { upstream: { code: refusal } } }],
    });
  });

  test('fails when the values differ', async () => {
    const cluster = await EnabledCluster.open(world);
    await cluster.account.failNext('ModifyExternalNodePool', refusal);
    const { id } = await accepted(cluster.modify(await cluster.pool('rack-7'), { labels }));
    expect(await cluster.account.waitForEnd(id)).toMatchObject({
      state: 'failed',
      outcome: { reason: 'refused-by-tke' },
      attempts: [{ followed: false }],
    });
  });
});

describe.concurrent('a call that never reached TKE', () => {
  test('create a pool: never sent again automatically; a person retries, and one pool is created', async () => {
    const { cluster, account, id } = await unsureCreate();
    expect(await account.requestCount(create)).toBe(1);
    const replies = await Promise.all([1, 2, 3].map(() => account.settle(id, 'retry')));
    expect(replies.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    expect(await account.waitForEnd(id)).toMatchObject({ state: 'succeeded', outcome: { reason: 'created' } });
    expect(await effects(account, create)).toBe(1);
    expect((await cluster.poolList()).pools.filter(({ name }) => name === 'rack-9')).toHaveLength(1);
    const script = Buffer.from('echo rack').toString('base64');
    expect((await account.requests(create)).at(-1)?.params).toMatchObject({
      InstanceAdvancedSettings: { UserScript: script },
    });
  });

  test('create a pool: a person adopts a pool that somebody created since', async () => {
    const { cluster, account, id } = await unsureCreate();
    const made = { ClusterId: cluster.clusterId, Name: 'by-hand', ContainerRuntime: 'containerd' };
    await account.tke(create, { ...made, RuntimeVersion: '1.7.28' });
    const { id: poolId } = await cluster.pool('by-hand');
    expect((await account.settle(id, 'adopt', { poolId })).status).toBe(200);
    expect(await account.operation(id)).toMatchObject({ state: 'succeeded', target: { nodePoolId: poolId } });
  });

  test('create a pool: its name is reserved while it needs attention, and free after it is resolved with a reason', async () => {
    const { cluster, account, id } = await unsureCreate();
    const again = await cluster.create({ name: 'rack-9' });
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'already-in-flight', operationId: id }]);

    const withoutReason = await account.settle(id, 'resolve', { reason: ' ' });
    expect([withoutReason.status, await withoutReason.json()]).toMatchObject([400, { fields: [{ path: 'reason' }] }]);
    const reason = 'the ticket says it never arrived';
    expect((await account.settle(id, 'resolve', { reason })).status).toBe(200);
    expect((await account.settle(id, 'resolve', { reason })).status).toBe(409);
    expect(await account.operation(id)).toMatchObject({
      state: 'resolved',
      outcome: { reason: 'resolved-by-person', note: reason },
    });
    const trail = await audited(id);
    expect(trail.map(({ outcome }) => outcome)).toEqual(['requested', 'needs-attention', 'resolved']);
    expect(trail.at(-1)).toMatchObject({ actor_id: trail[0]?.actor_id, details: { note: reason } });
    await accepted(cluster.create({ name: 'rack-9' }));
  });
});
