import { settledStatuses } from '@isthmus/contracts/external-nodes';
import { z } from 'zod';
import type { OperationAttempt } from '#generated/client';
import type { RequestOf } from '#sources/tke/tke-client';
import { byNameAlone, findNode, isTarget, nodeLock, NodeTarget, nodeSubjects } from './node-target.ts';
import { type OperationKind, outcome } from './operation-kind.ts';
import { readAndFind } from './read-now.ts';

const minute = 60_000;
const quietReads = 2;
const Before = z.object({ unschedulable: z.boolean() });
const Seen = z.object({ draining: z.boolean().default(false), quiet: z.number().default(0) });

/** A node that was cordoned before the call proves nothing about the call. */
const cordonedBefore = (attempt: OperationAttempt) => Before.safeParse(attempt.seen).data?.unschedulable ?? false;

/** https://cloud.tencent.com/document/api/457/129223. Cordons and evicts, without a task id. TKE has no undo. */
export const drainExternalNode: OperationKind = {
  action: 'DrainExternalNode',
  request: ({ clusterId, target }): RequestOf<'DrainExternalNode'> => ({
    ClusterId: clusterId,
    Name: NodeTarget.parse(target).name,
  }),
  lock: nodeLock,
  subjects: nodeSubjects,
  resend: true,
  deadlineMs: 60 * minute,
  lateMs: 10 * minute,
  followOn: [],

  async look(context, attempt) {
    const read = await readAndFind(context, findNode, 'external-nodes');
    if (read.verdict === 'unread') return read;
    const node = read.found;
    if (!node) return { verdict: 'end', state: 'conflict', outcome: outcome('node-gone') };
    if (!isTarget(node, context.operation))
      return { verdict: 'end', state: 'conflict', outcome: outcome('another-node', node.createdTime) };
    const cordoned = node.unschedulable === true;
    const begun = node.status === 'Draining' || (attempt !== undefined && cordoned && !cordonedBefore(attempt));
    return begun
      ? { verdict: 'follow', seen: { draining: node.status === 'Draining' } }
      : { verdict: 'act', seen: { status: node.status, unschedulable: cordoned } };
  },

  async confirm(context, attempt) {
    const read = await readAndFind(context, findNode, 'external-nodes');
    if (read.verdict === 'unread')
      return { state: 'waiting', problem: read.problem, evidence: (await findNode(context))?.status };
    const node = read.found;
    if (!node) return { state: 'conflict', outcome: outcome('node-gone') };
    if (!isTarget(node, context.operation))
      return { state: 'conflict', outcome: outcome('another-node', node.createdTime) };
    const before = Seen.parse(attempt.answer ?? {});
    const evidence = node.status;
    if (node.status === 'Draining') return { state: 'waiting', seen: { draining: true, quiet: 0 }, evidence };
    if (!settledStatuses.includes(node.status)) return { state: 'waiting', evidence };
    const finished = outcome(byNameAlone('drain-over', node), node.status);
    if (before.draining) return { state: 'succeeded', outcome: finished };
    const isSettling = context.now.getTime() - attempt.startedAt.getTime() < context.app.config.settleMs;
    if (node.unschedulable !== true || (cordonedBefore(attempt) && isSettling)) return { state: 'waiting', evidence };
    const quiet = before.quiet + 1;
    return quiet < quietReads
      ? { state: 'waiting', seen: { draining: false, quiet }, evidence }
      : { state: 'succeeded', outcome: finished };
  },
};
