import type { DeleteExternalNodePoolResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { podsOn, poolOf, nodesInQuota } from '../../life.ts';

/** No documentation page was found. Three switches in contradictions.ts choose between the sources. */
export const DeleteExternalNodePool = action<DeleteExternalNodePoolResponse>()({
  service: 'tke',
  name: 'DeleteExternalNodePool',
  changes: true,
  request: z.strictObject({
    ClusterId: z.string(),
    NodePoolIds: z.array(z.string()).min(1),
    Force: z.boolean().default(false),
  }),
  reply: ({ ClusterId, NodePoolIds, Force }, account, { region }) => {
    const cluster = account.runningCluster(ClusterId, region);
    const pools = NodePoolIds.map((id) => poolOf(account, cluster, id, 'InternalError.DbRecordNotFound'));
    const { forceAndProtection, poolDeletion, poolDeletionWithPods } = account.options;
    const ignoresProtection = Force && forceAndProtection === 'force-wins';
    if (!ignoresProtection && pools.some(({ deletionProtection }) => deletionProtection))
      throw new TkeError('OperationDenied', 'node pool has deletion protection enabled');
    const nodes = nodesInQuota(account, cluster).filter((node) => NodePoolIds.includes(node.nodePoolId));
    const podsBlock = !Force && poolDeletionWithPods === 'refused-unless-forced';
    if (podsBlock && nodes.some((node) => podsOn(account, node) > 0))
      throw new TkeError('ResourceInUse.ExistRunningPod', 'there are running pods on the nodes of the pool');
    const at = account.now();
    for (const pool of pools) pool.deletingFrom ??= at;
    for (const node of nodes)
      if (poolDeletion === 'takes-nodes') node.deletingFrom ??= at;
      else node.nodePoolId = '';
    return {};
  },
});
