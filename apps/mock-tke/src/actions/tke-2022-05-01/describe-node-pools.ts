import type { DescribeNodePoolsResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20220501/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { nodesIn2022, poolsOf } from '../../life.ts';
import { systemLabelsOf } from '../tke/pool-fields.ts';
import { Filters, matching, Paging } from './filters.ts';

/**
 * Lists external pools; the world has no other pools. Filters by tag are not mocked. LifeState is Running, as for external pools in the documented example. Guess: a pool that is being deleted is Deleting.
 */
export const DescribeNodePools = action<DescribeNodePoolsResponse>()({
  service: 'tke',
  version: '2022-05-01',
  name: 'DescribeNodePools',
  // The documented example has Limit 0. Guess: it means the default.
  request: z.strictObject({ ClusterId: z.string(), ...Paging, Limit: z.int().min(0).max(100).default(20), Filters }),
  reply: ({ ClusterId, Offset, Limit, Filters }, account, { region }) => {
    const cluster = account.cluster(ClusterId, region, 'ResourceNotFound.ClusterNotFound');
    const nodes = nodesIn2022(account, cluster);
    const found = matching(poolsOf(account, cluster), Filters, {
      NodePoolsId: ({ nodePoolId }, value) => nodePoolId === value,
      NodePoolsName: ({ name }, value) => name === value,
    });
    return {
      TotalCount: found.length,
      NodePools: found.slice(Offset, Offset + (Limit || 20)).map((pool) => ({
        ClusterId,
        NodePoolId: pool.nodePoolId,
        Name: pool.name,
        Type: 'External',
        LifeState: pool.deletingFrom === null ? 'Running' : 'Deleting',
        CreatedAt: account.instanceTime(pool.createdAt ?? cluster.createdAt),
        Labels: [...systemLabelsOf(pool), ...pool.labels],
        Taints: pool.taints,
        Tags: [],
        Annotations: [],
        DeletionProtection: pool.deletionProtection,
        Unschedulable: (pool.settings?.Unschedulable ?? 0) !== 0,
        External: {
          NodesNum: nodes.filter(({ nodePoolId }) => nodePoolId === pool.nodePoolId).length,
          RuntimeConfig: {
            RuntimeType: pool.runtimeType,
            RuntimeVersion: pool.runtimeVersion,
            RuntimeRootDir: pool.settings?.DockerGraphPath || null,
          },
        },
        Native: null,
        Regular: null,
        Super: null,
      })),
    };
  },
});
