import { subjectOf } from '@isthmus/contracts/acts';
import { z } from 'zod';
import type { OperationAttempt } from '#generated/client';
import { clusterLock } from './lock.ts';
import { type Context, type OperationKind, outcome } from './operation-kind.ts';
import { CreateInput, toCreateRequest } from './pool-request.ts';
import { placeOf, storeTemplateOf } from './pool-target.ts';
import { refresh } from './read-now.ts';

const minute = 60_000;
const Target = z.object({ name: z.string(), nodePoolId: z.string().nullable() });
const Before = z.object({ poolIds: z.array(z.string()) });
const Reply = z.object({ NodePoolId: z.string() });
const Answer = z.object({ nodePoolId: z.string() });

/** Returns pools that did not exist before the attempt and match the requested one. */
async function newMatches(context: Context, attempt: OperationAttempt) {
  const { name, runtime } = CreateInput.parse(context.operation.input);
  const before = Before.parse(attempt.seen).poolIds;
  const like = { ...placeOf(context), name, runtimeType: runtime.type, runtimeVersion: runtime.version };
  return context.app.db.externalNodePool.findMany({ where: { ...like, nodePoolId: { notIn: before } } });
}

/**
 * https://cloud.tencent.com/document/api/457/129229. TKE accepts two pools of one name and has no ClientToken, so a create with a lost
 * answer is never sent again. One new match is adopted as its effect; none or several need a person.
 */
export const createExternalNodePool: OperationKind = {
  action: 'CreateExternalNodePool',
  request: ({ clusterId, input }, customData) => toCreateRequest(clusterId, CreateInput.parse(input), customData),
  customDataAt: 'InstanceAdvancedSettings.UserScript',
  answerOf: (reply): z.infer<typeof Answer> => ({ nodePoolId: Reply.parse(reply).NodePoolId }),
  lock: clusterLock,
  subjects: (target) => [subjectOf.newPool(Target.parse(target).name)],
  resend: false,
  deadlineMs: 5 * minute,
  followOn: [],

  async look(context, attempt) {
    const unread = await refresh(context, 'external-node-pools');
    if (unread) return unread;
    // A refused call made nothing, so a matching pool belongs to somebody else.
    const mayHaveMade = attempt && (attempt.answeredAt === null || attempt.problem === null);
    const [match, ...others] = mayHaveMade ? await newMatches(context, attempt) : [];
    if (match && others.length) {
      const seen = [match, ...others].map(({ nodePoolId }) => nodePoolId).join(' ');
      return { verdict: 'end', state: 'needs-attention', outcome: outcome('several-pools', seen) };
    }
    if (match) return { verdict: 'follow', seen: { ...Before.parse(attempt?.seen), nodePoolId: match.nodePoolId } };
    const pools = await context.app.db.externalNodePool.findMany({ where: placeOf(context) });
    const { name } = Target.parse(context.operation.target);
    const sameName = pools.find((pool) => pool.name === name);
    // While an answer is missing, the created pool may still appear beside one that has the same name.
    if (sameName && context.operation.state === 'queued')
      return { verdict: 'end', state: 'conflict', outcome: outcome('name-taken', sameName.nodePoolId) };
    return { verdict: 'act', seen: { poolIds: pools.map(({ nodePoolId }) => nodePoolId) } };
  },

  async confirm(context, attempt) {
    const { nodePoolId } = Answer.parse(attempt.answer);
    const unread = await refresh(context, 'external-node-pools');
    if (unread) return { state: 'waiting', problem: unread.problem, evidence: nodePoolId };
    const pool = await context.app.db.externalNodePool.findUnique({
      where: { accountId_region_clusterId_nodePoolId: { ...placeOf(context), nodePoolId } },
    });
    if (!pool) return { state: 'waiting', evidence: nodePoolId };
    const reason = attempt.requestId ? 'created' : 'adopted';
    return { state: 'succeeded', outcome: outcome(reason, nodePoolId), target: { name: pool.name, nodePoolId } };
  },

  async succeeded(tx, { accountId, region, clusterId, target, input }) {
    const { template } = CreateInput.parse(input);
    const { nodePoolId } = Target.parse(target);
    if (template && nodePoolId) await storeTemplateOf(tx, { accountId, region, clusterId, nodePoolId }, template);
  },
};
