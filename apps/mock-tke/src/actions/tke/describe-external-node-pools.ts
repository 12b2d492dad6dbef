import type { DescribeExternalNodePoolsResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import type { Pool } from '../../account.ts';
import { action } from '../../action.ts';
import { poolsOf } from '../../life.ts';

const systemLabels = ({ nodePoolId }: Pool) => [
  { Name: 'tke.cloud.tencent.com/nodepool-id', Value: nodePoolId },
  { Name: 'node.kubernetes.io/instance-type', Value: 'external' },
  { Name: 'tke.cloud.tencent.com/cbs-mountable', Value: 'false' },
];

/** Custom data is never told. What was not given is null, as in the documented example. */
const toSettings = (settings: Pool['settings']) => ({
  DesiredPodNumber: (settings?.['DesiredPodNumber'] as number | undefined) ?? 0,
  GPUArgs: null,
  PreStartUserScript: '',
  Taints: null,
  MountTarget: '',
  DockerGraphPath: (settings?.['DockerGraphPath'] as string | undefined) ?? '',
  UserScript: '',
  Unschedulable: (settings?.['Unschedulable'] as number | undefined) ?? 0,
  Labels: null,
  DataDisks: null,
  ExtraArgs: (settings?.['ExtraArgs'] as { Kubelet: string[] } | undefined) ?? null,
});

/** https://cloud.tencent.com/document/api/457/129224: no node count, no time of creation. */
export const DescribeExternalNodePools = action<DescribeExternalNodePoolsResponse>()({
  version: '2018-05-25',
  name: 'DescribeExternalNodePools',
  request: z.strictObject({ ClusterId: z.string() }),
  reply: ({ ClusterId }, account, region) => {
    const pools = poolsOf(account, account.cluster(ClusterId, region));
    return {
      TotalCount: pools.length,
      NodePoolSet: pools.length
        ? pools.map((pool) => ({
            NodePoolId: pool.nodePoolId,
            Name: pool.name,
            LifeState: pool.deletingFrom === null ? 'normal' : 'deleting',
            ClusterCIDR: '',
            NetworkType: '',
            RuntimeConfig: { RuntimeType: pool.runtimeType, RuntimeVersion: pool.runtimeVersion },
            Labels: [...systemLabels(pool), ...pool.labels],
            Taints: pool.taints,
            InstanceAdvancedSettings: toSettings(pool.settings),
            DeletionProtection: pool.deletionProtection,
            NodeType: pool.nodeType,
          }))
        : null,
    };
  },
});
