import type { ModifyExternalNodePoolResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { action } from '../../action.ts';
import { TkeError } from '../../tke-error.ts';
import { locationOf, poolOf } from '../../life.ts';
import { Labels, Name, refuseInvalidFields, Taints, withoutSystemLabels } from './pool-fields.ts';

/** https://cloud.tencent.com/document/api/457/129221. Absent = unchanged, [] = clear. System labels stay. */
export const ModifyExternalNodePool = action<ModifyExternalNodePoolResponse>()({
  service: 'tke',
  name: 'ModifyExternalNodePool',
  changes: true,
  request: z.strictObject({
    ClusterId: z.string(),
    NodePoolId: z.string(),
    Name: Name.optional(),
    Labels: Labels.optional(),
    Taints: Taints.optional(),
    DeletionProtection: z.boolean().optional(),
    UserScript: z.base64().optional(),
  }),
  reply: ({ ClusterId, NodePoolId, Name, Labels, Taints, DeletionProtection, UserScript }, account, { region }) => {
    const cluster = account.cluster(ClusterId, region, 'InvalidParameter.Param');
    const pool = poolOf(account, cluster, NodePoolId, 'InvalidParameter.Param');
    if (pool.deletingFrom !== null)
      throw new TkeError('ResourceUnavailable.NodePoolStateNotNormal', 'node pool state is not normal');
    const changed = {
      name: Name ?? pool.name,
      labels: Labels ? withoutSystemLabels(Labels) : pool.labels,
      taints: Taints ?? pool.taints,
      deletionProtection: DeletionProtection ?? pool.deletionProtection,
    };
    refuseInvalidFields(account, cluster, { nodePoolId: NodePoolId, name: Name, labels: Labels });
    const { customDataAlone, poolLabels } = account.options;
    // The script is accepted together with another field, even an unchanged one.
    const hasOtherFields = [Name, Labels, Taints, DeletionProtection].some((field) => field !== undefined);
    const isUnchanged = isDeepStrictEqual({ ...pool, ...changed }, pool);
    if (UserScript === undefined ? isUnchanged : !hasOtherFields && customDataAlone === 'nothing-is-updated')
      throw new TkeError('InvalidParameter.Param', 'PARAM_ERROR(nothing is updated)');
    Object.assign(pool, changed);
    if (UserScript !== undefined) pool.settings = { ...pool.settings, UserScript };
    if (Labels && poolLabels === 'all-nodes')
      for (const node of cluster.nodes) if (node.nodePoolId === NodePoolId) node.location = locationOf(pool);
    return {};
  },
});
