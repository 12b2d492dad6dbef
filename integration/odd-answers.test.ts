import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Database } from './database.ts';
import { EnabledCluster } from './enabled-cluster.ts';
import { openEventStream } from './event-stream.ts';
import { eventually, json, type MockAccount } from './mock-account.ts';
import { World } from './world.ts';

const world = World.shared();
let database: Database;
beforeAll(async () => {
  await world.start();
  database = await Database.of(world);
});
afterAll(async () => {
  await database.close();
  await world.stop();
});

/** Merges these fields into every answer of an action. */
const merge = (account: MockAccount, action: string, response: object) =>
  account.failNext(action, { kind: 'merge', response }, null);

/** The status of every page that shows observations. */
async function pages(cluster: EnabledCluster) {
  const { account } = cluster;
  const ofAccount = ['clusters', 'onboarding', 'activity'].map((page) => `/accounts/${account.id}/${page}`);
  const [pool] = (await cluster.poolList()).pools;
  const ofCluster = ['', '/pools', `/pools/${pool?.id}`, '/nodes', '/nodes/node-10.4.7.1/history'];
  const replies = await Promise.all([
    ...ofAccount.map((page) => world.request('GET', page)),
    ...ofCluster.map((page) => cluster.request('GET', page)),
  ]);
  return replies.map(({ status }) => status);
}
const allOk = Array(8).fill(200);

interface Row {
  name: string;
  unreadable: string[];
}

describe.concurrent('an odd answer', () => {
  test('about one node does not affect the others; the node stays, marked, with its earlier values', async () => {
    const cluster = await EnabledCluster.open(world);
    await merge(cluster.account, 'DescribeExternalNode', {
      Nodes: {
        0: { Unschedulable: 'perhaps', Reason: 5, Location: 'a\0b\ud800' },
        1: { Status: { of: 'late' }, IP: 1e30 },
      },
    });
    const { nodes, observation } = await eventually(async () => {
      const list = await json<{ nodes: (Row & { status: string })[]; observation: { problem: unknown } }>(
        cluster.request('GET', '/nodes'),
      );
      return list.nodes.some(({ unreadable }) => unreadable.length > 0) ? list : undefined;
    });
    expect(observation.problem).toBeNull();
    expect(nodes).toMatchObject([
      { unreadable: ['Unschedulable'], reason: '5', location: 'a\ufffdb\ufffd', status: 'Running' },
      { unreadable: ['Status'], status: 'Running', ip: '1e+30' },
      { unreadable: [], status: 'Running' },
    ]);
    expect(await pages(cluster)).toEqual(allOk);
    await cluster.account.arrange('DELETE', '/faults');
    await eventually(async () => {
      const list = await json<{ nodes: Row[] }>(cluster.request('GET', '/nodes'));
      return list.nodes.every(({ unreadable }) => unreadable.length === 0) || undefined;
    });
  });

  test('about a pool, a cluster, its nodes and its support: every page answers and shows what could not be read', async () => {
    const cluster = await EnabledCluster.open(world);
    const { account } = cluster;
    await merge(account, 'DescribeExternalNodePools', {
      NodePoolSet: { Labels: 'none', InstanceAdvancedSettings: { DesiredPodNumber: 1e30 }, DeletionProtection: 'soon' },
    });
    await merge(account, 'DescribeClusters', {
      TotalCount: 1_000_000,
      Clusters: { ClusterName: 5, ClusterNetworkSettings: [], Property: { NetworkType: 'GR' } },
    });
    await merge(account, 'DescribeClusterInstances', { TotalCount: 1.5 });
    await account.failNext(
      'DescribeExternalNodeSupportConfig',
      { kind: 'error', code: 'InternalError', message: 'a\0b\ud800' },
      null,
    );
    const pool = await eventually(async () => {
      const list = await json<{ pools: Row[] }>(cluster.request('GET', '/pools'));
      return list.pools.find(({ unreadable }) => unreadable.length > 0);
    });
    expect(pool).toMatchObject({
      name: 'rack-7',
      unreadable: ['Labels', 'DeletionProtection', 'InstanceAdvancedSettings'],
      labels: [{ key: 'tke.cloud.tencent.com/location', value: 'idc-guangzhou-1' }],
    });
    const list = await eventually(async () => {
      const reply = await account.list();
      return reply.clusters[0]?.name === '5' ? reply : undefined;
    });
    expect(list).toMatchObject({
      clusters: [{ unreadable: ['ClusterNetworkSettings'], networkType: 'GR', vpcId: expect.stringMatching(/^vpc-/) }],
      regions: [{ observation: { problem: null } }],
    });
    const { observation } = await eventually(async () => {
      const reply = await json<{ observation: { problem: { upstream: { message: string } } | null } }>(
        cluster.request('GET', ''),
      );
      return reply.observation.problem ? reply : undefined;
    });
    expect(JSON.stringify(observation)).not.toContain('\\u0000');
    expect(await pages(cluster)).toEqual(allOk);
  });
});

test('a result that the database refuses becomes a stored problem with its reason, until a later result is stored', async () => {
  const cluster = await EnabledCluster.open(world);
  await database.refuse({ table: 'external_node', on: 'insert', when: "new.name = 'odd'" });
  await cluster.node('odd', { nodePoolId: (await cluster.pool('rack-7')).id });
  const { observation, nodes } = await eventually(async () => {
    const list = await cluster.nodeList();
    return list.observation.problem ? list : undefined;
  });
  expect(observation.problem).toMatchObject({
    code: 'tke-unreadable',
    upstream: { message: expect.stringContaining('the test refuses it') },
  });
  expect(nodes).toHaveLength(3);
  // Each failure is counted, because a read that fails again is repeated later. A good one ends the count.
  const failures = async () => {
    const where = `where account_id = '${cluster.account.id}' and kind = 'external-nodes'`;
    const [row] = await database.rows<{ failures: number }>(`select failures from observation ${where}`);
    return row?.failures ?? 0;
  };
  await eventually(async () => (await failures()) >= 2 || undefined);
  await database.release({ table: 'external_node', on: 'insert', when: '' });
  await eventually(async () => (await cluster.nodes()).length === 4 || undefined);
  expect(await failures()).toBe(0);
});

test('a malformed notification has no effect, and the next event arrives', async () => {
  const cluster = await EnabledCluster.open(world);
  const key = `external-nodes:${cluster.account.id}:ap-guangzhou:${cluster.clusterId}`;
  const { received, stop } = openEventStream(world, key);
  await eventually(async () => received.text.includes('event: alive') || undefined);
  for (const payload of ['', 'hello', 'null', '{"key":5}', '{"version":1e30}'])
    await database.rows('select pg_notify($1, $2)', ['isthmus', payload]);
  const { length } = received.text;
  await cluster.forgetNode((await cluster.nodes())[0]?.name ?? '');
  await eventually(async () => (await cluster.nodes()).length === 2 || undefined);
  await eventually(async () => received.text.slice(length).includes(key) || undefined);
  expect(received.ended).toBe(false);
  stop();
});
