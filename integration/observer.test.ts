import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** Waits until the answer about pools or nodes shows a failed read. */
const failing = <T extends { observation: { problem: unknown } }>(ask: () => Promise<T>) =>
  eventually(async () => {
    const list = await ask();
    return list.observation.problem ? list : undefined;
  });

const identities = ['ClusterId', 'NodePoolId', 'Name', 'RequestId', 'TotalCount', 'Clusters', 'NodePoolSet', 'Nodes'];
const namesIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [...(Array.isArray(value) ? [] : [name]), ...namesIn(inner)])
    : [];

describe.concurrent('a read of TKE', () => {
  test('that fails deletes nothing, keeps the age of the data, and the page shows the reason', async () => {
    const [fault, code] = [{ kind: 'truncated' }, 'tke-unreadable'];
    const cluster = await EnabledCluster.open(world);
    for (const action of ['DescribeExternalNodePools', 'DescribeExternalNode'])
      await cluster.account.failNext(action, fault, null);
    const nodes = await failing(() => cluster.nodeList());
    const pools = await failing(() => cluster.poolList());
    expect([nodes.nodes.length, pools.pools.length]).toEqual([3, 1]);
    expect(nodes.observation.problem).toMatchObject({ code });
    expect(pools.observation.problem).toMatchObject({ code });
    const later = await eventually(async () => {
      const { observation } = await cluster.poolList();
      return observation.attemptedAt !== pools.observation.attemptedAt ? observation : undefined;
    });
    expect(later.observedAt).toBe(pools.observation.observedAt);
    expect(await cluster.activity('?type=change')).toEqual([]);
  });

  test('that failed is followed by a good one, which clears the problem', async () => {
    const cluster = await EnabledCluster.open(world);
    await cluster.account.failNext('DescribeExternalNode', { kind: 'http', status: 500 }, 4);
    const { observation } = await failing(() => cluster.nodeList());
    const recovered = await eventually(async () => {
      const list = await cluster.nodeList();
      return list.observation.problem ? undefined : list.observation;
    });
    expect(Date.parse(recovered.observedAt ?? '')).toBeGreaterThan(Date.parse(observation.observedAt ?? ''));
  });

  test('with null or an unknown word does not fail: the rows stay, and the word is shown unchanged', async () => {
    const cluster = await EnabledCluster.open(world);
    const ofNode = {
      Status: 'Hibernating',
      Reason: null,
      Location: null,
      CreatedTime: null,
      Unschedulable: null,
      IP: null,
    };
    await cluster.account.failNext('DescribeExternalNode', { kind: 'fields', values: ofNode }, null);
    const ofPool = {
      LifeState: 'thinking',
      Taints: null,
      Labels: [{ Name: 'rack', Value: null }],
      RuntimeConfig: null,
      DeletionProtection: null,
    };
    await cluster.account.failNext('DescribeExternalNodePools', { kind: 'fields', values: ofPool }, null);
    const nodes = await eventually(async () => {
      const list = await cluster.nodeList();
      return list.nodes.every(({ status }) => status === 'Hibernating') ? list : undefined;
    });
    expect(nodes).toMatchObject({ nodes: { length: 3 }, observation: { problem: null } });
    const pools = await eventually(async () => {
      const list = await cluster.poolList();
      return list.pools[0]?.deletionProtection === null || list.observation.problem ? list : undefined;
    });
    expect(pools).toMatchObject({
      pools: [{ name: 'rack-7', labels: [{ key: 'rack', value: '' }] }],
      observation: { problem: null },
    });
  });

  test('with null in all fields except identities does not fail, in every list', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    const inCluster = { ClusterId: cluster.clusterId };
    const reads = {
      DescribeClusters: {},
      DescribeExternalNodePools: inCluster,
      DescribeExternalNode: inCluster,
    };
    for (const [action, request] of Object.entries(reads)) {
      const names = namesIn(await account.tke(action, request)).filter((name) => !identities.includes(name));
      const values = Object.fromEntries(names.map((name) => [name, null]));
      await account.failNext(action, { kind: 'fields', values }, null);
    }
    const blank = await eventually(async () => {
      const [pools, nodes] = [await cluster.poolList(), await cluster.nodeList()];
      return pools.pools[0]?.state === '' && nodes.nodes.every(({ status }) => status === '') ? pools : undefined;
    });
    expect(blank).toMatchObject({ observation: { problem: null }, nodesObservation: { problem: null } });
    const listed = await eventually(async () => {
      const list = await account.list();
      return list.clusters[0]?.name === '' ? list : undefined;
    });
    expect(listed).toMatchObject({ regions: [{ observation: { problem: null } }] });
    const page = await cluster.request('GET', '');
    expect(page.status).toBe(200);
  });
});

test("TKE's refusal of a credential is a 403, not a 401, so it signs nobody out", async () => {
  const cluster = await EnabledCluster.open(world);
  await cluster.account.failNext('DescribeSupportedRuntime', 'AuthFailure.SecretIdNotFound');
  const runtimes = await cluster.request('GET', '/runtimes');
  expect([runtimes.status, await runtimes.json()]).toMatchObject([
    403,
    { code: 'credential-refused', upstream: { code: 'AuthFailure.SecretIdNotFound' } },
  ]);
  expect((await world.request('GET', '/session')).status).toBe(200);
});
