import type { DescribeClusterStatusResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';

/** https://cloud.tencent.com/document/api/457/61774 */
export const DescribeClusterStatus = action<DescribeClusterStatusResponse>()({
  service: 'tke',
  name: 'DescribeClusterStatus',
  request: z.strictObject({ ClusterIds: z.array(z.string()).optional() }),
  reply: ({ ClusterIds }, account, { region }) => {
    const matching = account
      .in(region)
      .filter(({ clusterId }) => !ClusterIds?.length || ClusterIds.includes(clusterId));
    return {
      ClusterStatusSet: matching.map(({ clusterId, status, cloudNodes }) => ({
        ClusterId: clusterId,
        ClusterState: status,
        ClusterInstanceState: 'AllNormal',
        ClusterBMonitor: false,
        ClusterInitNodeNum: 0,
        ClusterRunningNodeNum: cloudNodes,
        ClusterFailedNodeNum: 0,
        ClusterClosedNodeNum: 0,
        ClusterClosingNodeNum: 0,
        ClusterDeletionProtection: false,
        ClusterAuditEnabled: false,
      })),
      TotalCount: matching.length,
    };
  },
});
