import { DeleteExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { z } from 'zod';
import { type Context, type OperationKind, outcome } from './operation-kind.ts';
import { existingPoolLock, findPool, placeOf, poolSubjects, PoolTarget } from './pool-target.ts';
import { refreshed } from './read-now.ts';

const minute = 60_000;
const absentReads = 2;
const Before = z.object({
  nodes: z.array(z.object({ name: z.string(), ip: z.string(), createdTime: z.string().nullable() })),
});
const Seen = z.object({ absent: z.number().default(0) });
const Input = DeleteExternalNodePool.omit({ confirmedName: true });

const nodesOf = (context: Context, nodePoolId: string) =>
  context.app.db.externalNode.findMany({
    where: { ...placeOf(context), nodePoolId },
    select: { name: true, ip: true, createdTime: true },
  });

/** DeleteExternalNodePool takes the pool's nodes out too; it is over when the pool and all of them are gone from two reads. */
export const deleteExternalNodePool: OperationKind = {
  lock: existingPoolLock,
  subjects: poolSubjects,
  resend: true,
  deadlineMs: 20 * minute,
  followOn: ['ResourceNotFound', 'InternalError.DbRecordNotFound'],

  async look(context, attempt) {
    const read = (await refreshed(context, 'external-node-pools')) && (await refreshed(context, 'external-nodes'));
    if (!read) return { verdict: 'unread' };
    const pool = await findPool(context);
    if (!pool && !attempt) return { verdict: 'end', state: 'succeeded', outcome: outcome('already-gone') };
    if (!pool) return { verdict: 'follow', seen: {} };
    if (pool.state.toLowerCase() === 'deleting') return { verdict: 'follow', seen: {} };
    if (pool.deletionProtection) return { verdict: 'end', state: 'conflict', outcome: outcome('protected') };
    const nodes = await nodesOf(context, pool.nodePoolId);
    if (nodes.length && !Input.parse(context.operation.input).withNodes)
      return {
        verdict: 'end',
        state: 'conflict',
        outcome: outcome('pool-not-empty', nodes.map(({ name }) => name).join(' ')),
      };
    return { verdict: 'act', seen: { nodes } };
  },

  async act({ app, operation, caller }) {
    const { nodePoolId } = PoolTarget.parse(operation.target);
    const request = {
      ClusterId: operation.clusterId,
      NodePoolIds: [nodePoolId],
      Force: Input.parse(operation.input).force,
    };
    const { RequestId } = await app.tke.call(caller, 'DeleteExternalNodePool', request, {
      region: operation.region,
      purpose: 'write',
    });
    return { requestId: RequestId ?? null, answer: {} };
  },

  async confirm(context, attempt) {
    const read = (await refreshed(context, 'external-node-pools')) && (await refreshed(context, 'external-nodes'));
    if (!read) return { state: 'waiting' };
    const { nodePoolId } = PoolTarget.parse(context.operation.target);
    const former = Before.safeParse(attempt.seen).data?.nodes ?? [];
    const listed = await context.app.db.externalNode.findMany({
      where: { ...placeOf(context), name: { in: former.map(({ name }) => name) } },
    });
    const left = listed.filter((node) =>
      former.some(({ name, createdTime }) => name === node.name && createdTime === node.createdTime),
    );
    if ((await findPool(context)) || left.length || (await nodesOf(context, nodePoolId)).length)
      return { state: 'waiting', seen: { absent: 0 } };
    const absent = Seen.parse(attempt.answer ?? {}).absent + 1;
    return absent >= absentReads
      ? { state: 'succeeded', outcome: outcome('deleted') }
      : { state: 'waiting', seen: { absent } };
  },

  async succeeded(tx, { accountId, region, clusterId, target }, attempt) {
    const { nodePoolId } = PoolTarget.parse(target);
    const former = Before.safeParse(attempt?.seen).data?.nodes ?? [];
    const hosts = former.map(({ name, ip }) => ({ accountId, region, clusterId, nodePoolId, nodeName: name, ip }));
    await tx.hostToClean.createMany({ data: hosts });
  },
};
