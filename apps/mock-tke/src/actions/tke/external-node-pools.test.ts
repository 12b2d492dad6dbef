import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../test-server.ts';

const server = await startServer();
afterAll(() => server.app.close());
const { open, sdk, raw, advance, control } = server;

const inCluster = { ClusterId: 'cls-mock01' };
const wanted = { ...inCluster, Name: 'edge-1', ContainerRuntime: 'containerd', RuntimeVersion: '1.7.28' };
const nothing = { code: 'InvalidParameter.Param', message: 'PARAM_ERROR(nothing is updated)' };

test('the smallest documented pool is listed as documented', async () => {
  const client = sdk(await open('one-enabled-cluster'));
  expect(await client.DescribeExternalNodePools(inCluster)).toMatchObject({ TotalCount: 0, NodePoolSet: null });
  const { NodePoolId = '' } = await client.CreateExternalNodePool(wanted);
  const { NodePoolSet } = await client.DescribeExternalNodePools(inCluster);
  expect(NodePoolSet).toEqual([
    {
      NodePoolId,
      Name: 'edge-1',
      LifeState: 'normal',
      ClusterCIDR: '',
      NetworkType: '',
      NodeType: 'CPU',
      RuntimeConfig: { RuntimeType: 'containerd', RuntimeVersion: '1.7.28' },
      DeletionProtection: false,
      Taints: [],
      Labels: [
        { Name: 'tke.cloud.tencent.com/nodepool-id', Value: NodePoolId },
        { Name: 'node.kubernetes.io/instance-type', Value: 'external' },
        { Name: 'tke.cloud.tencent.com/cbs-mountable', Value: 'false' },
      ],
      InstanceAdvancedSettings: {
        DataDisks: null,
        DesiredPodNumber: 0,
        DockerGraphPath: '',
        ExtraArgs: { Kubelet: [] },
        GPUArgs: null,
        Labels: null,
        MountTarget: '',
        PreStartUserScript: '',
        Taints: null,
        Unschedulable: 0,
        UserScript: '',
      },
    },
  ]);
});

test('a pool needs enabled support, an offered runtime and a script in base64', async () => {
  await expect(sdk(await open('one-ready-cluster')).CreateExternalNodePool(wanted)).rejects.toMatchObject({
    code: 'InvalidParameter.Param',
    message: expect.stringContaining('you need enable external node support first'),
  });
  const account = await open('one-enabled-cluster');
  await expect(
    sdk(account).CreateExternalNodePool({ ...wanted, ContainerRuntime: 'docker', RuntimeVersion: '19.3' }),
  ).rejects.toMatchObject({ code: 'FailedOperation.PolicyServerRuntimeNotMatchK8sVersionError' });
  const plain = { ...wanted, InstanceAdvancedSettings: { UserScript: 'echo hello' } };
  await expect(raw(account).request('CreateExternalNodePool', plain)).rejects.toMatchObject({
    code: 'InvalidParameter.Param',
  });
});

test('modify replaces given fields, clears with [], and keeps absent fields and system labels', async () => {
  const client = sdk(await open('one-enabled-cluster'));
  const Labels = [{ Name: 'rack', Value: 'r07' }];
  const Taints = [{ Key: 'idc', Value: 'true', Effect: 'NoSchedule' }];
  const { NodePoolId = '' } = await client.CreateExternalNodePool({ ...wanted, Labels, Taints });
  const pool = { ...inCluster, NodePoolId };
  const now = async () => {
    const [found] = (await client.DescribeExternalNodePools(inCluster)).NodePoolSet ?? [];
    return { name: found?.Name, labels: found?.Labels?.slice(3), taints: found?.Taints };
  };
  await client.ModifyExternalNodePool({
    ...pool,
    Labels: [
      { Name: 'node.kubernetes.io/instance-type', Value: 'mine' },
      { Name: 'row', Value: 'b' },
    ],
  });
  expect(await now()).toEqual({ name: 'edge-1', labels: [{ Name: 'row', Value: 'b' }], taints: Taints });
  await client.ModifyExternalNodePool({ ...pool, Labels: [], Taints: [], Name: 'edge-2' });
  expect(await now()).toEqual({ name: 'edge-2', labels: [], taints: [] });
});

test("the pools of a scenario carry TKE's own labels, which no change affects", async () => {
  const client = sdk(await open('demo-fleet'));
  const cluster = { ClusterId: 'cls-mock03' };
  const own = async (id: string) => {
    const { NodePoolSet } = await client.DescribeExternalNodePools(cluster);
    const labels = NodePoolSet?.find(({ NodePoolId }) => NodePoolId === id)?.Labels ?? [];
    return labels.filter(({ Name }) => !['gpu', 'tke.cloud.tencent.com/location'].includes(Name));
  };
  const before = await own('np-gpu00001');
  expect(before).toHaveLength(5);
  expect(before).toContainEqual({ Name: 'externalnode.tke.cloud.tencent.com/version', Value: 'v2' });
  expect(before).toContainEqual({ Name: 'nvidia-device-enable', Value: 'enable' });
  expect(await own('np-rack0007')).not.toContainEqual({ Name: 'nvidia-device-enable', Value: 'enable' });
  const Labels = [
    { Name: 'nvidia-device-enable', Value: 'disable' },
    { Name: 'externalnode.tke.cloud.tencent.com/version', Value: 'v1' },
    { Name: 'tke.cloud.tencent.com/mine', Value: 'x' },
    { Name: 'gpu', Value: 'l20' },
  ];
  await client.ModifyExternalNodePool({ ...cluster, NodePoolId: 'np-gpu00001', Labels });
  expect(await own('np-gpu00001')).toEqual(before);
});

test('an empty change, or a script alone, is refused; a script with a name is accepted', async () => {
  const client = sdk(await open('one-pool'));
  const pool = { ...inCluster, NodePoolId: 'np-rack0007' };
  const UserScript = Buffer.from('echo hello').toString('base64');
  await expect(client.ModifyExternalNodePool(pool)).rejects.toMatchObject(nothing);
  await expect(client.ModifyExternalNodePool({ ...pool, Name: 'rack-7' })).rejects.toMatchObject(nothing);
  await expect(client.ModifyExternalNodePool({ ...pool, UserScript })).rejects.toMatchObject(nothing);
  await client.ModifyExternalNodePool({ ...pool, UserScript, Name: 'rack-7' });
  const { NodePoolSet } = await client.DescribeExternalNodePools(inCluster);
  expect(NodePoolSet?.[0]?.InstanceAdvancedSettings?.UserScript).toBe('');
});

test('deleting a pool is refused by protection, then by Pods, and removes its nodes', async () => {
  const account = await open('one-pool');
  const client = sdk(account);
  const pool = { ...inCluster, NodePoolId: 'np-rack0007' };
  const remove = { ...inCluster, NodePoolIds: ['np-rack0007'] };
  await client.ModifyExternalNodePool({ ...pool, DeletionProtection: true });
  await expect(client.DeleteExternalNodePool({ ...remove, Force: true })).rejects.toMatchObject({
    code: 'OperationDenied',
  });
  await client.ModifyExternalNodePool({ ...pool, DeletionProtection: false });
  await expect(client.DeleteExternalNodePool(remove)).rejects.toMatchObject({ code: 'ResourceInUse.ExistRunningPod' });
  await client.DeleteExternalNodePool({ ...remove, Force: true });
  expect(await client.DescribeExternalNodePools(inCluster)).toMatchObject({ NodePoolSet: [{ LifeState: 'deleting' }] });
  await expect(client.ModifyExternalNodePool({ ...pool, Name: 'late' })).rejects.toMatchObject({
    code: 'ResourceUnavailable.NodePoolStateNotNormal',
  });
  await advance(account, 20);
  expect(await client.DescribeExternalNodePools(inCluster)).toMatchObject({ NodePoolSet: null });
  expect(await client.DescribeExternalNode(inCluster)).toMatchObject({ Nodes: null, TotalCount: 0 });
  await expect(client.DeleteExternalNodePool(remove)).rejects.toMatchObject({ code: 'InternalError.DbRecordNotFound' });
});

test('a pool may be created and changed through /_control', async () => {
  const account = await open('one-pool');
  const at = `/${account.secretId}/clusters/cls-mock01/pools`;
  await control('PUT', `${at}/np-elsewhere`, { name: 'made-by-tccli' });
  await control('PATCH', `${at}/np-rack0007`, { name: 'renamed', labels: [{ Name: 'row', Value: 'b' }] });
  expect((await control('PATCH', `${at}/np-nowhere`, {})).status).toBe(404);
  const { NodePoolSet } = await sdk(account).DescribeExternalNodePools(inCluster);
  expect(NodePoolSet?.map(({ Name }) => Name)).toEqual(['renamed', 'made-by-tccli']);
});
