import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EnabledCluster } from './enabled-cluster.ts';
import { eventually } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
beforeAll(() => world.start());
afterAll(() => world.stop());

/** The answer about pools or nodes once its reading has failed. */
const failing = <T extends { observation: { problem: unknown } }>(ask: () => Promise<T>) =>
  eventually(async () => {
    const told = await ask();
    return told.observation.problem ? told : undefined;
  });

const identities = ['ClusterId', 'NodePoolId', 'Name', 'RequestId', 'TotalCount', 'Clusters', 'NodePoolSet', 'Nodes'];
const namesIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [...(Array.isArray(value) ? [] : [name]), ...namesIn(inner)])
    : [];

describe.concurrent('a read that fails', () => {
  test('deletes nothing, keeps the age of what was read, and the page says why', async () => {
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

  test('is forgotten at the next good one', async () => {
    const cluster = await EnabledCluster.open(world);
    await cluster.account.failNext('DescribeExternalNode', { kind: 'http', status: 500 }, 4);
    const { observation } = await failing(() => cluster.nodeList());
    const mended = await eventually(async () => {
      const told = await cluster.nodeList();
      return told.observation.problem ? undefined : told.observation;
    });
    expect(Date.parse(mended.observedAt ?? '')).toBeGreaterThan(Date.parse(observation.observedAt ?? ''));
  });

  test('is none where TKE sends null or a word that nobody knows: the rows stay, the word is shown as it is', async () => {
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
      const told = await cluster.nodeList();
      return told.nodes.every(({ status }) => status === 'Hibernating') ? told : undefined;
    });
    expect(nodes).toMatchObject({ nodes: { length: 3 }, observation: { problem: null } });
    const pools = await eventually(async () => {
      const told = await cluster.poolList();
      return told.pools[0]?.deletionProtection === null || told.observation.problem ? told : undefined;
    });
    expect(pools).toMatchObject({
      pools: [{ name: 'rack-7', labels: [{ key: 'rack', value: '' }] }],
      observation: { problem: null },
    });
  });

  test('is none where everything but identities is null, in every list that is read', async () => {
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
      const told = await account.list();
      return told.clusters[0]?.name === '' ? told : undefined;
    });
    expect(listed).toMatchObject({ regions: [{ observation: { problem: null } }] });
    const page = await cluster.request('GET', '');
    expect(page.status).toBe(200);
  });
});

test("TKE's refusal of a credential is never our 401: nobody is signed out by it", async () => {
  const cluster = await EnabledCluster.open(world);
  await cluster.account.failNext('DescribeSupportedRuntime', 'AuthFailure.SecretIdNotFound');
  const runtimes = await cluster.request('GET', '/runtimes');
  expect([runtimes.status, await runtimes.json()]).toMatchObject([
    403,
    { code: 'credential-refused', upstream: { code: 'AuthFailure.SecretIdNotFound' } },
  ]);
  expect((await world.request('GET', '/session')).status).toBe(200);
});
