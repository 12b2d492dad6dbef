import type { DescribeClustersResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { enabling } from './enabling.ts';

/** https://cloud.tencent.com/document/api/457/31862 */
export const DescribeClusters = action<Pick<DescribeClustersResponse, 'TotalCount' | 'RequestId'>>()({
  version: '2018-05-25',
  name: 'DescribeClusters',
  request: z.strictObject({
    ClusterIds: z.array(z.string()).optional(),
    Offset: z.int().min(0).default(0),
    Limit: z.int().min(1).max(100).default(20),
  }),
  reply: ({ ClusterIds, Offset, Limit }, account, region) => {
    const here = account.clusters.filter((cluster) => cluster.region === region);
    const asked = here.filter(({ clusterId }) => !ClusterIds?.length || ClusterIds.includes(clusterId));
    return {
      TotalCount: asked.length,
      Clusters: asked.slice(Offset, Offset + Limit).map((cluster) => ({
        ClusterId: cluster.clusterId,
        ClusterName: cluster.name,
        ClusterDescription: '',
        ClusterVersion: cluster.version,
        ClusterType: 'MANAGED_CLUSTER',
        ClusterStatus: cluster.status,
        ClusterNodeNum: cluster.cloudNodes,
        Property: cluster.property,
        ProjectId: 0,
        TagSpecification: null,
        EnableExternalNode: enabling(account, cluster).Status === 'Enabled',
        ClusterNetworkSettings: {
          ClusterCIDR: cluster.podCidr,
          ServiceCIDR: cluster.serviceCidr,
          VpcId: cluster.vpcId,
          Cni: true,
          Subnets: null,
        },
      })),
    };
  },
});
