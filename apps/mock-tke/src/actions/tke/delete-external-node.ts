import type { DeleteExternalNodeResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { nodesOf, podsOn } from '../../life.ts';

/** Succeeds for an unknown name, as observed. Without Force, it fails while Pods run. */
export const DeleteExternalNode = action<DeleteExternalNodeResponse>()({
  service: 'tke',
  name: 'DeleteExternalNode',
  changes: true,
  request: z.strictObject({
    ClusterId: z.string(),
    Names: z.array(z.string()).min(1),
    Force: z.boolean().default(false),
  }),
  reply: ({ ClusterId, Names, Force }, account, { region }) => {
    const cluster = account.runningCluster(ClusterId, region, 'InvalidParameter.Param');
    const found = nodesOf(account, cluster).filter(({ node }) => Names.includes(node.name));
    if (!Force && found.some(({ node }) => podsOn(account, node) > 0))
      throw new TkeError('ResourceInUse.ExistRunningPod', 'there are running pods on the node');
    for (const { node } of found) node.deletingFrom ??= account.now();
    return {};
  },
});
