import { isDeepStrictEqual } from 'node:util';
import type { ExternalNodePool } from '#generated/client';
import { changeable, digestOf } from '#rules/pool';
import { unsealCustomData } from '#secrets/custom-data';
import { type Context, type OperationKind, outcome } from './operation-kind.ts';
import { ModifyInput, toModifyRequest } from './pool-request.ts';
import { existingPoolLock, findPool, placeOf, poolSubjects, PoolTarget } from './pool-target.ts';
import { seek } from './read-now.ts';

const minute = 60_000;

/** True when every field that was asked for reads back as asked. */
function isAsAsked(pool: ExternalNodePool, input: ModifyInput) {
  const now = changeable(pool);
  const asked = changeable({
    name: input.name ?? pool.name,
    labels: input.labels ?? now.labels,
    taints: input.taints ?? now.taints,
    deletionProtection: input.deletionProtection ?? pool.deletionProtection,
  });
  return isDeepStrictEqual(now, asked);
}

const readable = ({ name, labels, taints, deletionProtection }: ModifyInput) =>
  [name, labels, taints, deletionProtection].some((field) => field !== undefined);

/** Another pool of the cluster that has the new name by now. */
const namesake = (context: Context, pool: ExternalNodePool, { name }: ModifyInput) =>
  name === undefined || name === pool.name
    ? null
    : context.app.db.externalNodePool.findFirst({
        where: { ...placeOf(context), name, nodePoolId: { not: pool.nodePoolId } },
      });

const action = 'ModifyExternalNodePool';

/** https://cloud.tencent.com/document/api/457/129221: absolute values, so it may be sent again. Custom data can't be read back. */
export const modifyExternalNodePool: OperationKind = {
  action,
  lock: existingPoolLock,
  subjects: poolSubjects,
  resend: true,
  deadlineMs: 5 * minute,
  followOn: [],
  // TKE refuses a change that changes nothing with the code of every wrong parameter.
  lookOn: ['InvalidParameter.Param'],

  async look(context, attempt) {
    const read = await seek(context, findPool, 'external-node-pools');
    if (read.verdict === 'unread') return read;
    const pool = read.found;
    if (!pool) return { verdict: 'end', state: 'conflict', outcome: outcome('pool-gone') };
    const input = ModifyInput.parse(context.operation.input);
    const asAsked = readable(input) && isAsAsked(pool, input);
    if (asAsked && !input.customData) return { verdict: 'follow', seen: {} };
    const taken = await namesake(context, pool, input);
    if (taken) return { verdict: 'end', state: 'conflict', outcome: outcome('name-taken', taken.nodePoolId) };
    if (digestOf(pool) === input.basedOn || (attempt && asAsked))
      return { verdict: 'act', seen: { pool: changeable(pool) } };
    const seen = JSON.stringify(changeable(pool));
    // What was sent may have been made, and changed by somebody since.
    return attempt && !attempt.answeredAt
      ? { verdict: 'end', state: 'needs-attention', outcome: outcome('changed-since-sent', seen) }
      : { verdict: 'end', state: 'conflict', outcome: outcome('changed-meanwhile', seen) };
  },

  async act({ app, operation, caller }) {
    const target = PoolTarget.parse(operation.target);
    const script = operation.secret
      ? unsealCustomData(app.config, Buffer.from(operation.secret), [operation.id, operation.accountId])
      : null;
    const at = { clusterId: operation.clusterId, nodePoolId: target.nodePoolId, name: target.name };
    const request = toModifyRequest(at, ModifyInput.parse(operation.input), script);
    const { RequestId } = await app.tke.call(caller, action, request, { region: operation.region, purpose: 'write' });
    return { requestId: RequestId ?? null, answer: {} };
  },

  async confirm(context) {
    const input = ModifyInput.parse(context.operation.input);
    const read = await seek(context, findPool, 'external-node-pools');
    const pool = read.verdict === 'read' ? read.found : await findPool(context);
    const evidence = pool ? JSON.stringify(changeable(pool)) : undefined;
    if (read.verdict === 'unread') return { state: 'waiting', problem: read.problem, evidence };
    if (!pool) return { state: 'conflict', outcome: outcome('pool-gone') };
    if (readable(input) && !isAsAsked(pool, input)) return { state: 'waiting', evidence };
    return { state: 'succeeded', outcome: outcome(input.customData ? 'accepted-by-tke' : 'modified', pool.name) };
  },
};
