import type { ModifyExternalNodePoolResponse } from 'tencentcloud-sdk-nodejs-tke/tencentcloud/services/tke/v20180525/tke_models.js';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { action, TkeError } from '../../action.ts';
import { poolOf } from '../../life.ts';
import { Labels, Name, Taints, UserScript } from './pool-fields.ts';

/** https://cloud.tencent.com/document/api/457/129229: absent = unchanged, [] = clear; the three system labels stay. */
export const ModifyExternalNodePool = action<ModifyExternalNodePoolResponse>()({
  version: '2018-05-25',
  name: 'ModifyExternalNodePool',
  request: z.strictObject({
    ClusterId: z.string(),
    NodePoolId: z.string(),
    Name: Name.optional(),
    Labels: Labels.optional(),
    Taints: Taints.optional(),
    DeletionProtection: z.boolean().optional(),
    UserScript: UserScript.optional(),
  }),
  reply: (request, account, region) => {
    const pool = poolOf(account, account.cluster(request.ClusterId, region), request.NodePoolId);
    if (pool.deletingFrom !== null)
      throw new TkeError('ResourceUnavailable.NodePoolStateNotNormal', 'node pool state is not normal');
    const before = structuredClone(pool);
    const given = [request.Name, request.Labels, request.Taints, request.DeletionProtection].some(
      (field) => field !== undefined,
    );
    pool.name = request.Name ?? pool.name;
    pool.labels = request.Labels ?? pool.labels;
    pool.taints = request.Taints ?? pool.taints;
    pool.deletionProtection = request.DeletionProtection ?? pool.deletionProtection;
    if (request.UserScript !== undefined && given) pool.settings = { ...pool.settings, UserScript: request.UserScript };
    if (isDeepStrictEqual(before, pool) && request.UserScript === undefined) throw nothing();
    if (!given) throw nothing();
    return {};
  },
});

const nothing = () => new TkeError('InvalidParameter.Param', 'PARAM_ERROR(nothing is updated)');
