import type { DrainExternalNodeResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { z } from 'zod';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { nodesOf } from '../../life.ts';

/** https://cloud.tencent.com/document/api/457/129223. Cordons one node and evicts its Pods. TKE does not report the end. */
export const DrainExternalNode = action<DrainExternalNodeResponse>()({
  service: 'tke',
  name: 'DrainExternalNode',
  changes: true,
  request: z.strictObject({ ClusterId: z.string(), Name: z.string() }),
  reply: ({ ClusterId, Name }, account, { region }) => {
    const found = nodesOf(account, account.cluster(ClusterId, region)).find(({ node }) => node.name === Name);
    if (!found) throw new TkeError('ResourceNotFound', `node ${Name} not found`);
    found.node.unschedulable = true;
    if (found.status !== 'Draining') found.node.drainingFrom = account.now();
    return {};
  },
});
