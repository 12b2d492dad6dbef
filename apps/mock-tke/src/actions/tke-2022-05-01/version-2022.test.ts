import { afterAll, expect, test } from 'vitest';
import { inCluster, inPool, openCluster, verdict } from '../../test-cluster.ts';
import { startServer } from '../../test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());

const external = { Name: 'InstanceType', Values: ['External'] };
const ask = async (account: Parameters<typeof server.sdk2022>[0], request: object) => {
  const { TotalCount, InstanceSet = [] } = await server
    .sdk2022(account)
    .DescribeClusterInstances({ ...inCluster, ...request });
  return { TotalCount, names: InstanceSet.map(({ InstanceId }) => InstanceId) };
};

test('the version selects one of two actions with the same name', async () => {
  const { account, client } = await openCluster(server, 'one-pool');
  const { InstanceSet: of2018 = [] } = await client.DescribeClusterInstances(inCluster);
  expect(of2018.map(({ InstanceId }) => InstanceId)).toEqual(['ins-mock010', 'ins-mock011', 'ins-mock012']);
  const all = await ask(account, {});
  expect(all).toMatchObject({ TotalCount: 6, names: expect.arrayContaining(['ins-mock010', 'node-10.4.7.11']) });
  expect(await verdict(server.raw(account).request('DescribeNodePools', inCluster))).toBe('InvalidAction');
});

test('a failure may be ordered for one version only, and the journal says which was called', async () => {
  const { account, client } = await openCluster(server, 'one-pool');
  const effect = { kind: 'error', code: 'InvalidAction' };
  await server.fail(account, { action: 'DescribeClusterInstances', version: '2022-05-01', times: null, effect });
  expect(await verdict(client.DescribeClusterInstances(inCluster))).toBe('taken');
  expect(await verdict(ask(account, {}))).toBe('InvalidAction');
  const { body } = await server.control('GET', `/${account.secretId}/requests?version=2022-05-01`);
  expect(body.requests).toMatchObject([{ action: 'DescribeClusterInstances', version: '2022-05-01' }]);
});

test('a joining host is initializing with its reason while DescribeExternalNode does not list it', async () => {
  const { account, script, register, advance, nodes } = await openCluster(server, 'one-pool');
  await register((await script()).token, '10.9.0.1');
  const joining = [external, { Name: 'InstanceStates', Values: ['initializing', 'failed'] }];
  const { InstanceSet: [host] = [] } = await server
    .sdk2022(account)
    .DescribeClusterInstances({ ...inCluster, Filters: joining });
  expect(host).toMatchObject({
    InstanceId: 'node-10.9.0.1',
    InstanceState: 'initializing',
    FailedReason: expect.stringContaining('NetworkPluginNotReady'),
    NodePoolId: 'np-rack0007',
    External: { Name: 'node-10.9.0.1', CPU: 32, Memory: 128, K8SVersion: 'v1.30.4-tke.1' },
  });
  expect(await nodes()).toHaveLength(3);
  await advance(60);
  expect(await ask(account, { Filters: joining })).toEqual({ TotalCount: 0, names: [] });
  expect(await nodes()).toHaveLength(4);
});

test('lists have pages of up to 100, and filters match all names by any value', async () => {
  const { account, change } = await openCluster(server, 'five-thousand-nodes');
  const page = (Offset: number, Limit: number) => ask(account, { Offset, Limit, Filters: [external] });
  const [first, last] = [await page(0, 100), await page(4_900, 100)];
  expect([first.TotalCount, first.names.length, last.names.length]).toEqual([5_000, 100, 100]);
  expect(first.names).not.toContain(last.names[0]);
  expect(await verdict(page(0, 101))).toBe('InvalidParameter.Param');

  const [name = '', other = ''] = first.names;
  await change(`nodes/${name}`, { unschedulable: true, failed: 'kubelet stopped posting node status' });
  const found = async (Name: string, ...Values: string[]) =>
    (await ask(account, { Filters: [external, { Name, Values }] })).names;
  expect(await found('InstanceIds', name, other)).toEqual([name, other]);
  expect(await found('InstanceStates', 'failed')).toEqual([name]);
  expect(await found('Unschedulable', 'true')).toEqual([name]);
  expect(await found('VagueIpAddress', name.slice(5))).toContain(name);
  expect(await found('NodePoolNames', 'rack-8')).toEqual([]);
  expect(await verdict(found('Colour', 'blue'))).toBe('InvalidParameter.Param');
});

test('values that a node does not report are null', async () => {
  const { change, instances } = await openCluster(server, 'one-pool');
  await change('nodes/node-10.4.7.11', { kubelet: null, cpu: null, memory: null });
  expect((await instances())[0]?.External).toEqual({
    ...{ Name: 'node-10.4.7.11', CPU: null, Memory: null, K8SVersion: null },
  });
});

test('DescribeNodePools has the pools with their labels, runtime, number of nodes and creation time', async () => {
  const { client, create, pools2022, account } = await openCluster(server, 'one-pool');
  await create({ Name: 'edge-2' });
  const [rack, edge] = await pools2022();
  expect(rack).toMatchObject({
    NodePoolId: inPool.NodePoolId,
    Type: 'External',
    LifeState: 'Running',
    External: { NodesNum: 3, RuntimeConfig: { RuntimeType: 'containerd', RuntimeVersion: '1.7.28' } },
  });
  expect(rack?.Labels).toEqual((await client.DescribeExternalNodePools(inCluster)).NodePoolSet?.[0]?.Labels);
  expect(edge).toMatchObject({ Name: 'edge-2', External: { NodesNum: 0 } });
  expect(edge?.CreatedAt).toMatch(/^[\d-]{10} [\d:]{8} \+0000 UTC$/);
  const named = { ...inCluster, Filters: [{ Name: 'NodePoolsName', Values: ['edge-2'] }], Limit: 0 };
  expect((await server.sdk2022(account).DescribeNodePools(named)).NodePools).toHaveLength(1);
});
