import { DeleteExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { z } from 'zod';
import type { OperationAttempt } from '#generated/client';
import { hostsToCleanChanged } from '#observer/row-versions';
import type { RequestOf } from '#sources/tke/tke-client';
import { type Context, type OperationKind, outcome } from './operation-kind.ts';
import { existingPoolLock, findPool, placeOf, poolSubjects, PoolTarget } from './pool-target.ts';
import { refresh, readAndFind } from './read-now.ts';

const minute = 60_000;
const absentReads = 2;
const Former = z.object({ name: z.string(), ip: z.string(), createdTime: z.string().nullable() });
type Former = z.infer<typeof Former>;
const Before = z.object({ nodes: z.array(Former) });
const Seen = z.object({ absent: z.number().default(0) });
const Input = DeleteExternalNodePool.omit({ confirmedName: true });

/** The nodes that the pool held at the look before the call. They must disappear, then their hosts need cleaning. */
const formerOf = (attempt: OperationAttempt | undefined) => Before.safeParse(attempt?.seen).data?.nodes ?? [];

const nodesOf = (context: Context, nodePoolId: string) =>
  context.app.db.externalNode.findMany({
    where: { ...placeOf(context), nodePoolId },
    select: { name: true, ip: true, createdTime: true },
  });

/** Returns what TKE still lists: the pool's id, its former nodes and nodes added since. */
async function stillListed(context: Context, former: Former[]) {
  const { nodePoolId } = PoolTarget.parse(context.operation.target);
  const listed = await context.app.db.externalNode.findMany({
    where: { ...placeOf(context), name: { in: former.map(({ name }) => name) } },
  });
  const remaining = listed.filter((node) =>
    former.some(({ name, createdTime }) => name === node.name && createdTime === node.createdTime),
  );
  const names = [...remaining, ...(await nodesOf(context, nodePoolId))].map(({ name }) => name);
  return [...new Set(names), ...((await findPool(context)) ? [nodePoolId] : [])];
}

/** DeleteExternalNodePool also removes the pool's nodes. It is done when two reads show neither pool nor nodes. */
export const deleteExternalNodePool: OperationKind = {
  action: 'DeleteExternalNodePool',
  request({ clusterId, target, input }): RequestOf<'DeleteExternalNodePool'> {
    const { withNodes, force } = Input.parse(input);
    return { ClusterId: clusterId, NodePoolIds: [PoolTarget.parse(target).nodePoolId], Force: withNodes && force };
  },
  lock: existingPoolLock,
  subjects: poolSubjects,
  resend: true,
  deadlineMs: 20 * minute,
  followOn: ['ResourceNotFound', 'InternalError.DbRecordNotFound'],

  async look(context, attempt) {
    const read = await readAndFind(context, findPool, 'external-node-pools', 'external-nodes');
    if (read.verdict === 'unread') return read;
    const pool = read.found;
    if (!pool && !attempt) return { verdict: 'end', state: 'succeeded', outcome: outcome('already-gone') };
    const former = formerOf(attempt);
    const { withNodes } = Input.parse(context.operation.input);
    let current = pool ? await nodesOf(context, pool.nodePoolId) : [];
    if (pool && !current.length && !withNodes) {
      // The pool must really be empty, because TKE would remove its nodes. A list can lose items, so this reads again.
      const unread = await refresh(context, 'external-nodes');
      if (unread) return unread;
      current = await nodesOf(context, pool.nodePoolId);
    }
    const nodes = [...current, ...former.filter(({ name }) => current.every((node) => node.name !== name))];
    if (!pool || pool.state.toLowerCase() === 'deleting') return { verdict: 'follow', seen: { nodes } };
    if (pool.deletionProtection) return { verdict: 'end', state: 'conflict', outcome: outcome('protected') };
    if (current.length && !withNodes)
      return {
        verdict: 'end',
        state: 'conflict',
        outcome: outcome('pool-not-empty', current.map(({ name }) => name).join(' ')),
      };
    return { verdict: 'act', seen: { nodes } };
  },

  async confirm(context, attempt) {
    const unread = await refresh(context, 'external-node-pools', 'external-nodes');
    const remaining = await stillListed(context, formerOf(attempt));
    const evidence = remaining.join(' ') || undefined;
    if (unread) return { state: 'waiting', problem: unread.problem, evidence };
    if (remaining.length) return { state: 'waiting', seen: { absent: 0 }, evidence };
    const absent = Seen.parse(attempt.answer ?? {}).absent + 1;
    return absent >= absentReads
      ? { state: 'succeeded', outcome: outcome('deleted') }
      : { state: 'waiting', seen: { absent } };
  },

  async succeeded(tx, { accountId, region, clusterId, target }, attempt) {
    const { nodePoolId } = PoolTarget.parse(target);
    const hosts = formerOf(attempt).map(({ name, ip }) => ({
      accountId,
      region,
      clusterId,
      nodePoolId,
      nodeName: name,
      ip,
    }));
    await tx.hostToClean.createMany({ data: hosts });
    await hostsToCleanChanged(tx, { accountId, region, clusterId });
  },
};
