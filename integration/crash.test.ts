import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { eachKind, effects } from './each-kind.ts';
import { accepted, eventually, type MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const world = new World();
const asked = new Map<string, { account: MockAccount; operationId: string }>();
let doubled: { cluster: EnabledCluster; operationId: string; twin: string } | undefined;

/** TKE has done all of it and answered nothing when the process dies; meanwhile somebody makes a second pool of one name. */
beforeAll(async () => {
  await world.start();
  const cluster = await EnabledCluster.open(world);
  const ready = await Promise.all(eachKind.map(async (kind) => ({ ...kind, ...(await kind.open(world)) })));
  const struck = async (account: MockAccount, action: string, ask: () => Promise<string>) => {
    await account.failNext(action, { kind: 'held-answer' });
    const operationId = await ask();
    await eventually(async () => (await effects(account, action)) || undefined);
    return { account, operationId };
  };
  const [, { operationId }] = await Promise.all([
    Promise.all(
      ready.map(async ({ kind, action, account, ask }) => asked.set(kind, await struck(account, action, ask))),
    ),
    struck(
      cluster.account,
      'CreateExternalNodePool',
      async () => (await accepted(cluster.create({ name: 'rack-9' }))).id,
    ),
  ]);
  await world.killBff();
  const pool = {
    ClusterId: cluster.clusterId,
    Name: 'rack-9',
    ContainerRuntime: 'containerd',
    RuntimeVersion: '1.7.28',
  };
  const { NodePoolId: twin } = await cluster.account.tke<{ NodePoolId: string }>('CreateExternalNodePool', pool);
  doubled = { cluster, operationId, twin };
  await world.startBff();
});
afterAll(() => world.stop());

describe.concurrent('kill -9 after TKE did it and before it was recorded', () => {
  test.for(eachKind)('$kind: one effect, and it ends as succeeded', async ({ kind, action }) => {
    const { account, operationId } = asked.get(kind) ?? { operationId: '' };
    if (!account) throw new Error('it was never asked for');
    expect(await account.ended(operationId)).toMatchObject({ state: 'succeeded' });
    expect(await effects(account, action)).toBe(1);
  });

  test('a create with one new match adopts it', async () => {
    const { account, operationId } = asked.get('create a pool') ?? { operationId: '' };
    const operation = await account?.ended(operationId);
    expect(operation).toMatchObject({ outcome: { reason: 'adopted', seen: operation?.target.nodePoolId } });
  });

  test('a create with several matches asks a person; retried it asks again, adopted it is over', async () => {
    if (!doubled) throw new Error('it was never asked for');
    const { cluster, operationId, twin } = doubled;
    const { account } = cluster;
    const unsure = await account.ended(operationId);
    expect(unsure).toMatchObject({ state: 'needs-attention', outcome: { reason: 'several-pools' } });
    expect(unsure.outcome?.seen?.split(' ')).toContain(twin);
    expect(unsure.outcome?.seen?.split(' ')).toHaveLength(2);

    expect((await account.settle(operationId, 'retry')).status).toBe(202);
    expect(await account.ended(operationId)).toMatchObject({
      state: 'needs-attention',
      outcome: { reason: 'several-pools' },
    });
    const wrong = await account.settle(operationId, 'adopt', { poolId: 'np-nobody' });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { fields: [{ path: 'poolId' }] }]);
    const replies = await Promise.all([1, 2].map(() => account.settle(operationId, 'adopt', { poolId: twin })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await account.operation(operationId)).toMatchObject({
      state: 'succeeded',
      target: { nodePoolId: twin },
      outcome: { reason: 'adopted-by-person', seen: twin },
    });
    expect(await effects(account, 'CreateExternalNodePool')).toBe(2);
  });

  test('each host of what was removed is to clean, once', async () => {
    for (const [kind, hosts] of [
      ['delete a pool with its nodes', 3],
      ['delete a node', 1],
    ] as const) {
      const { account, operationId } = asked.get(kind) ?? { operationId: '' };
      await account?.ended(operationId);
      const path = `/accounts/${account?.id}/regions/ap-guangzhou/clusters/cls-mock01/hosts-to-clean`;
      expect(await (await world.request('GET', path)).json()).toMatchObject({ hosts: { length: hosts } });
    }
  });
});
