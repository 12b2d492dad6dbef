import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { open, sdk, advance, control } = server;

const inCluster = { ClusterId: 'cls-mock01' };
const first = 'node-10.4.7.11';

test('a node is reported as documented, and can be selected by name or pool', async () => {
  const client = sdk(await open('one-pool'));
  const { Nodes, TotalCount } = await client.DescribeExternalNode({ ...inCluster, Names: [first] });
  expect(TotalCount).toBe(1);
  expect(Nodes).toEqual([
    {
      Name: first,
      NodePoolId: 'np-rack0007',
      IP: '10.4.7.11',
      Location: 'idc-guangzhou-1',
      Status: 'Running',
      Reason: '',
      Unschedulable: false,
      CreatedTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    },
  ]);
  expect(await client.DescribeExternalNode({ ...inCluster, NodePoolId: 'np-other' })).toMatchObject({ Nodes: null });
});

test('a drain cordons, takes its time, and leaves a node that deletes without force', async () => {
  const account = await open('one-pool');
  const client = sdk(account);
  const remove = { ...inCluster, Names: [first] };
  await expect(client.DeleteExternalNode(remove)).rejects.toMatchObject({ code: 'ResourceInUse.ExistRunningPod' });
  await client.DrainExternalNode({ ...inCluster, Name: first });
  const now = async () => (await client.DescribeExternalNode({ ...inCluster, Names: [first] })).Nodes?.[0];
  expect(await now()).toMatchObject({ Status: 'Draining', Unschedulable: true });
  await advance(account, 40);
  expect(await now()).toMatchObject({ Status: 'Running', Unschedulable: true });
  await client.DeleteExternalNode(remove);
  expect(await now()).toMatchObject({ Status: 'Terminating' });
  await advance(account, 20);
  expect(await now()).toBeUndefined();
});

test('a drain may end after a number of node reads; other reads do not count', async () => {
  const account = await open('one-pool', { speed: 0, drainSeconds: 40, secondsPerRead: { DescribeExternalNode: 20 } });
  const client = sdk(account);
  await client.DrainExternalNode({ ...inCluster, Name: first });
  const read = async () => (await client.DescribeExternalNode({ ...inCluster, Names: [first] })).Nodes?.[0]?.Status;
  await client.DescribeExternalNodePools(inCluster);
  await client.DescribeExternalNodePools(inCluster);
  expect([await read(), await read(), await read()]).toEqual(['Draining', 'Draining', 'Running']);
});

test('a stuck drain stays Draining, and its Pods stay too', async () => {
  const account = await open('one-pool');
  const at = `/${account.secretId}/clusters/cls-mock01/nodes/${first}`;
  await control('PATCH', at, { drainStuck: true });
  await sdk(account).DrainExternalNode({ ...inCluster, Name: first });
  await advance(account, 3600);
  const { Nodes } = await sdk(account).DescribeExternalNode({ ...inCluster, Names: [first] });
  expect(Nodes?.[0]?.Status).toBe('Draining');
  await expect(sdk(account).DeleteExternalNode({ ...inCluster, Names: [first] })).rejects.toMatchObject({
    code: 'ResourceInUse.ExistRunningPod',
  });
});

test('deleting an unknown name succeeds, draining it is refused', async () => {
  const client = sdk(await open('one-pool'));
  expect(await client.DeleteExternalNode({ ...inCluster, Names: ['np-rack0007'] })).toEqual({
    RequestId: expect.any(String),
  });
  await expect(client.DrainExternalNode({ ...inCluster, Name: 'nobody' })).rejects.toMatchObject({
    code: 'ResourceNotFound',
  });
});

test('a node that left and came back under its name has another CreatedTime', async () => {
  const account = await open('one-pool');
  const client = sdk(account);
  const created = async () =>
    (await client.DescribeExternalNode({ ...inCluster, Names: [first] })).Nodes?.[0]?.CreatedTime;
  const before = await created();
  const at = `/${account.secretId}/clusters/cls-mock01/nodes/${first}`;
  await control('DELETE', at);
  expect(await created()).toBeUndefined();
  await control('PUT', at, { failed: 'kubelet stopped posting node status' });
  expect(await created()).not.toBe(before);
  expect((await client.DescribeExternalNode({ ...inCluster, Names: [first] })).Nodes).toMatchObject([
    { Status: 'Failed', Reason: 'kubelet stopped posting node status' },
  ]);
});

test('a full quota refuses the script, not the list', async () => {
  const client = sdk(await open('quota-full'));
  await expect(client.DescribeExternalNodeScript({ ...inCluster, NodePoolId: 'np-rack0007' })).rejects.toMatchObject({
    code: 'LimitExceeded.QuotaMaxNodLimit',
  });
  expect(await client.DescribeExternalNode(inCluster)).toMatchObject({ TotalCount: 5 });
});

test('one answer holds ten thousand nodes', async () => {
  const client = sdk(await open('five-thousand-nodes', {}, { nodes: 10_000 }));
  const { Nodes, TotalCount } = await client.DescribeExternalNode(inCluster);
  expect([TotalCount, new Set(Nodes?.map(({ Name }) => Name)).size]).toEqual([10_000, 10_000]);
});

test('the demo fleet has the documented size', async () => {
  const account = await open('demo-fleet');
  const { body } = await control('GET', `/${account.secretId}`);
  const clusters: { region: string; nodes: { joinedAt: number }[] }[] = body.clusters;
  expect([clusters.length, new Set(clusters.map(({ region }) => region)).size]).toEqual([12, 3]);
  const nodes = clusters.flatMap((cluster) => cluster.nodes);
  expect(nodes).toHaveLength(60);
  expect(Math.max(...nodes.map(({ joinedAt }) => joinedAt))).toBeLessThan(Date.now() - 2 * 86_400_000);
  const { Nodes } = await sdk(account).DescribeExternalNode({ ClusterId: 'cls-mock03' });
  const count = (status: string) => Nodes?.filter(({ Status }) => Status === status).length;
  expect([count('Running'), count('Failed'), count('Draining')]).toEqual([43, 4, 1]);
});
