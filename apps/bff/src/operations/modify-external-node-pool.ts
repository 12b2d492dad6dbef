import { isDeepStrictEqual } from 'node:util';
import type { ExternalNodePool } from '#generated/client';
import { poolChangesSince } from '#observer/pool-changes';
import { changeable, digestOf } from '#rules/pool';
import { type Context, type OperationKind, outcome } from './operation-kind.ts';
import { ModifyInput, toModifyRequest } from './pool-request.ts';
import { existingPoolLock, findPool, placeOf, poolSubjects, PoolTarget, storeTemplateOf } from './pool-target.ts';
import { readAndFind } from './read-now.ts';

const minute = 60_000;

/** Whether every changed field reads back with its new value. */
function hasChanges(pool: ExternalNodePool, input: ModifyInput) {
  const now = changeable(pool);
  const wanted = changeable({
    name: input.name ?? pool.name,
    labels: input.labels ?? now.labels,
    taints: input.taints ?? now.taints,
    deletionProtection: input.deletionProtection ?? pool.deletionProtection,
  });
  return isDeepStrictEqual(now, wanted);
}

const hasReadableChange = ({ name, labels, taints, deletionProtection }: ModifyInput) =>
  [name, labels, taints, deletionProtection].some((field) => field !== undefined);

/** Finds another pool of the cluster with the new name. */
const findSameName = (context: Context, pool: ExternalNodePool, { name }: ModifyInput) =>
  name === undefined || name === pool.name
    ? null
    : context.app.db.externalNodePool.findFirst({
        where: { ...placeOf(context), name, nodePoolId: { not: pool.nodePoolId } },
      });

/** https://cloud.tencent.com/document/api/457/129221. Values are absolute, so it may be sent again. Custom data can't be read back. */
export const modifyExternalNodePool: OperationKind = {
  action: 'ModifyExternalNodePool',
  request: ({ clusterId, target, input }, customData) =>
    toModifyRequest({ clusterId, ...PoolTarget.parse(target) }, ModifyInput.parse(input), customData),
  customDataAt: 'UserScript',
  lock: existingPoolLock,
  subjects: poolSubjects,
  resend: true,
  deadlineMs: 5 * minute,
  followOn: [],
  // TKE refuses a change without effect with its code for wrong parameters.
  lookOn: ['InvalidParameter.Param'],

  async look(context, attempt) {
    const read = await readAndFind(context, findPool, 'external-node-pools');
    if (read.verdict === 'unread') return read;
    const pool = read.found;
    if (!pool) return { verdict: 'end', state: 'conflict', outcome: outcome('pool-gone') };
    const input = ModifyInput.parse(context.operation.input);
    const isChanged = hasReadableChange(input) && hasChanges(pool, input);
    if (isChanged && !input.customData) return { verdict: 'follow', seen: {} };
    const sameName = await findSameName(context, pool, input);
    if (sameName) return { verdict: 'end', state: 'conflict', outcome: outcome('name-taken', sameName.nodePoolId) };
    if (digestOf(pool) === input.basedOn || (attempt && isChanged))
      return { verdict: 'act', seen: { pool: changeable(pool) } };
    const seen = JSON.stringify(changeable(pool));
    // The sent change may have been made, then changed by somebody else.
    if (attempt && !attempt.answeredAt)
      return { verdict: 'end', state: 'needs-attention', outcome: outcome('changed-since-sent', seen) };
    const changes = await poolChangesSince(context.app.db, pool, input.basedOn);
    return { verdict: 'end', state: 'conflict', outcome: outcome('changed-meanwhile', seen, { changes }) };
  },

  async confirm(context) {
    const input = ModifyInput.parse(context.operation.input);
    const read = await readAndFind(context, findPool, 'external-node-pools');
    const pool = read.verdict === 'read' ? read.found : await findPool(context);
    const evidence = pool ? JSON.stringify(changeable(pool)) : undefined;
    if (read.verdict === 'unread') return { state: 'waiting', problem: read.problem, evidence };
    if (!pool) return { state: 'conflict', outcome: outcome('pool-gone') };
    if (hasReadableChange(input) && !hasChanges(pool, input)) return { state: 'waiting', evidence };
    return { state: 'succeeded', outcome: outcome(input.customData ? 'accepted-by-tke' : 'modified', pool.name) };
  },

  async succeeded(tx, { accountId, region, clusterId, target, input }) {
    const { template } = ModifyInput.parse(input);
    const { nodePoolId } = PoolTarget.parse(target);
    if (template) await storeTemplateOf(tx, { accountId, region, clusterId, nodePoolId }, template);
  },
};
