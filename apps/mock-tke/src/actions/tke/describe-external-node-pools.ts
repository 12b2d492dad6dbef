import type { DescribeExternalNodePoolsResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { poolsOf } from '../../life.ts';
import type { Pool } from '../../model.ts';
import { systemLabelsOf } from './pool-fields.ts';

/** Leaves out custom data and nested labels, taints and disks. All other fields are as in the documented example. */
const toSettings = (settings: Pool['settings']) => ({
  DesiredPodNumber: settings?.DesiredPodNumber ?? 0,
  GPUArgs: null,
  PreStartUserScript: '',
  Taints: null,
  MountTarget: settings?.MountTarget ?? '',
  DockerGraphPath: settings?.DockerGraphPath ?? '',
  UserScript: '',
  Unschedulable: settings?.Unschedulable ?? 0,
  Labels: null,
  DataDisks: null,
  ExtraArgs: { Kubelet: settings?.ExtraArgs?.Kubelet ?? [] },
});

/** https://cloud.tencent.com/document/api/457/129225. It has no node count and no creation time. */
export const DescribeExternalNodePools = action<DescribeExternalNodePoolsResponse>()({
  service: 'tke',
  name: 'DescribeExternalNodePools',
  request: z.strictObject({ ClusterId: z.string() }),
  reply: ({ ClusterId }, account, { region }) => {
    const pools = poolsOf(account, account.cluster(ClusterId, region, 'ResourceNotFound.ClusterNotFound'));
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
            Labels: [...systemLabelsOf(pool), ...pool.labels],
            Taints: pool.taints,
            InstanceAdvancedSettings: toSettings(pool.settings),
            DeletionProtection: pool.deletionProtection,
            NodeType: pool.nodeType,
          }))
        : null,
    };
  },
});
