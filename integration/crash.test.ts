import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { effects } from './each-kind.ts';
import { accepted, eventually } from './mock-account.ts';
import { World } from './world.ts';

const create = 'CreateExternalNodePool';
const world = new World();
beforeAll(() => world.start());
afterAll(() => world.stop());

test('a create with several matching pools needs a person, after a retry too; adopting a pool ends it', async () => {
  const cluster = await EnabledCluster.open(world);
  const { account, clusterId: ClusterId } = cluster;
  await account.failNext(create, { kind: 'held-answer' });
  const { id } = await accepted(cluster.create({ name: 'rack-9' }));
  await eventually(async () => (await effects(account, create)) || undefined);
  await world.killBff();
  // Meanwhile somebody creates a second pool with that name.
  const pool = { ClusterId, Name: 'rack-9', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28' };
  const { NodePoolId: twin } = await account.tke<{ NodePoolId: string }>(create, pool);
  await world.startBff();

  const unsure = await account.waitForEnd(id);
  expect(unsure).toMatchObject({ state: 'needs-attention', outcome: { reason: 'several-pools' } });
  expect(unsure.outcome?.seen?.split(' ')).toContain(twin);
  expect(unsure.outcome?.seen?.split(' ')).toHaveLength(2);

  expect((await account.settle(id, 'retry')).status).toBe(202);
  expect(await account.waitForEnd(id)).toMatchObject({
    state: 'needs-attention',
    outcome: { reason: 'several-pools' },
  });
  const wrong = await account.settle(id, 'adopt', { poolId: 'np-nobody' });
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { fields: [{ path: 'poolId' }] }]);
  const replies = await Promise.all([1, 2].map(() => account.settle(id, 'adopt', { poolId: twin })));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await account.operation(id)).toMatchObject({
    state: 'succeeded',
    target: { nodePoolId: twin },
    outcome: { reason: 'adopted-by-person', seen: twin },
  });
  expect(await effects(account, create)).toBe(2);
});
