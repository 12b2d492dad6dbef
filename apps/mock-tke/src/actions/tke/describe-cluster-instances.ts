import type { DescribeClusterInstancesResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { mastersOf } from '../../life.ts';

/** As in the documented example. */
const settings = {
  DesiredPodNumber: 0,
  GPUArgs: null,
  PreStartUserScript: null,
  Taints: null,
  MountTarget: '',
  DockerGraphPath: '',
  UserScript: '',
  Unschedulable: 0,
  Labels: [],
  DataDisks: [],
  ExtraArgs: { Kubelet: [] },
};

/**
 * https://cloud.tencent.com/document/api/457/31863. Lists cloud nodes. Guess: it omits external nodes. Filters are not mocked.
 */
export const DescribeClusterInstances = action<DescribeClusterInstancesResponse>()({
  service: 'tke',
  name: 'DescribeClusterInstances',
  request: z.strictObject({
    ClusterId: z.string(),
    Offset: z.int().min(0).default(0),
    Limit: z.int().min(1).max(100).default(20),
    InstanceIds: z.array(z.string()).optional(),
    InstanceRole: z.enum(['WORKER', 'MASTER', 'ETCD', 'MASTER_ETCD', 'ALL']).default('WORKER'),
  }),
  reply: ({ ClusterId, Offset, Limit, InstanceIds, InstanceRole }, account, { region }) => {
    const cluster = account.cluster(ClusterId, region, 'InvalidParameter.ClusterNotFound');
    const roles = [
      ...Array<string>(cluster.cloudNodes).fill('WORKER'),
      ...Array<string>(mastersOf(cluster)).fill('MASTER_ETCD'),
    ];
    const all = roles.map((role, index) => ({
      InstanceId: `ins-${ClusterId.slice(4)}${index}`,
      InstanceRole: role,
      InstanceState: 'running',
      FailedReason: '=Ready:True',
      DrainStatus: '',
      LanIP: cluster.vpcCidr.replace(/\.0\/\d+$/, `.${20 + index}`),
      NodePoolId: '',
      AutoscalingGroupId: '',
      CreatedTime: account.second(cluster.createdAt),
      InstanceAdvancedSettings: settings,
    }));
    const matching = all.filter(
      (instance) =>
        [instance.InstanceRole, 'ALL'].includes(InstanceRole) &&
        (!InstanceIds?.length || InstanceIds.includes(instance.InstanceId)),
    );
    return { TotalCount: matching.length, InstanceSet: matching.slice(Offset, Offset + Limit) };
  },
});
