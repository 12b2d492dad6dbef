import type { DescribeExternalNodeResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { nodesOf } from '../../life.ts';

/** https://cloud.tencent.com/document/api/457/129226. No paging, no node id. Joining nodes are listed only if an option says so. */
export const DescribeExternalNode = action<DescribeExternalNodeResponse>()({
  service: 'tke',
  name: 'DescribeExternalNode',
  request: z.strictObject({
    ClusterId: z.string(),
    NodePoolId: z.string().optional(),
    Names: z.array(z.string()).optional(),
  }),
  reply: ({ ClusterId, NodePoolId, Names }, account, { region }) => {
    const { hideCreatedTime, nodeLocation, nodeStatusWords } = account.options;
    const [Running = '', Failed = ''] = nodeStatusWords.split(', ');
    const words: Record<string, string> = { Running, Failed };
    const cluster = account.cluster(ClusterId, region, 'InvalidParameter.Param');
    const listed = nodesOf(account, cluster).filter(
      ({ node }) => (!NodePoolId || node.nodePoolId === NodePoolId) && (!Names?.length || Names.includes(node.name)),
    );
    return {
      TotalCount: listed.length,
      Nodes: listed.length
        ? listed.map(({ node, status }) => ({
            Name: node.name,
            NodePoolId: node.nodePoolId || null,
            IP: node.ip,
            Location: nodeLocation === 'empty' ? '' : node.location,
            Status: words[status] ?? status,
            CreatedTime: hideCreatedTime ? null : account.second(node.joinedAt),
            Reason: status === 'Failed' ? node.failed : '',
            Unschedulable: node.unschedulable,
          }))
        : null,
    };
  },
});
