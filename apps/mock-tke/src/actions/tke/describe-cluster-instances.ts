import type { DescribeClusterInstancesResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';

/** https://cloud.tencent.com/document/api/457/31863: the cloud's own nodes. */
export const DescribeClusterInstances = action<DescribeClusterInstancesResponse>()({
  version: '2018-05-25',
  name: 'DescribeClusterInstances',
  request: z.strictObject({
    ClusterId: z.string(),
    Offset: z.int().min(0).default(0),
    Limit: z.int().min(1).max(100).default(20),
  }),
  reply: ({ ClusterId, Offset, Limit }, account, region) => {
    const { cloudNodes } = account.cluster(ClusterId, region);
    const all = Array.from({ length: cloudNodes }, (_, index) => ({
      InstanceId: `ins-${ClusterId.slice(4)}${index}`,
      InstanceState: 'running',
    }));
    return { TotalCount: cloudNodes, InstanceSet: all.slice(Offset, Offset + Limit), Errors: null };
  },
});
