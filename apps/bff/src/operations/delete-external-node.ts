import { z } from 'zod';
import { hostsToCleanChanged } from '#observer/row-versions';
import type { RequestOf } from '#sources/tke/tke-client';
import { byNameAlone, findNode, isTarget, nodeLock, NodeTarget, nodeSubjects } from './node-target.ts';
import { type OperationKind, outcome } from './operation-kind.ts';
import { refresh, readAndFind } from './read-now.ts';

const minute = 60_000;
const absentReads = 2;
const Seen = z.object({ absent: z.number().default(0) });
const Input = z.object({ force: z.boolean() });

/** DeleteExternalNode reports success for unknown names, so only reads confirm it. Without Force it refuses while Pods run. */
export const deleteExternalNode: OperationKind = {
  action: 'DeleteExternalNode',
  request: ({ clusterId, target, input }): RequestOf<'DeleteExternalNode'> => ({
    ClusterId: clusterId,
    Names: [NodeTarget.parse(target).name],
    Force: Input.parse(input).force,
  }),
  lock: nodeLock,
  subjects: nodeSubjects,
  resend: true,
  deadlineMs: 15 * minute,
  followOn: [],

  async look(context, attempt) {
    const read = await readAndFind(context, findNode, 'external-nodes');
    if (read.verdict === 'unread') return read;
    const node = read.found;
    if (!node && !attempt) return { verdict: 'end', state: 'succeeded', outcome: outcome('already-gone') };
    if (!node) return { verdict: 'follow', seen: { absent: 1 } };
    if (!isTarget(node, context.operation))
      return attempt
        ? { verdict: 'end', state: 'succeeded', outcome: outcome('deleted-and-back', node.createdTime) }
        : { verdict: 'end', state: 'conflict', outcome: outcome('another-node', node.createdTime) };
    if (node.status === 'Terminating') return { verdict: 'follow', seen: {} };
    return { verdict: 'act', seen: { status: node.status } };
  },

  async confirm(context, attempt) {
    const unread = await refresh(context, 'external-nodes');
    if (unread) return { state: 'waiting', problem: unread.problem, evidence: (await findNode(context))?.status };
    const node = await findNode(context);
    if (node && !isTarget(node, context.operation))
      return { state: 'succeeded', outcome: outcome('deleted-and-back', node.createdTime) };
    if (node) return { state: 'waiting', seen: { absent: 0 }, evidence: node.status };
    const absent = Seen.parse(attempt.answer ?? {}).absent + 1;
    if (absent >= absentReads)
      return {
        state: 'succeeded',
        outcome: outcome(byNameAlone('deleted', NodeTarget.parse(context.operation.target))),
      };
    return { state: 'waiting', seen: { absent } };
  },

  async succeeded(tx, { accountId, region, clusterId, target }) {
    const { name, ip, nodePoolId } = NodeTarget.parse(target);
    await tx.hostToClean.create({ data: { accountId, region, clusterId, nodeName: name, ip, nodePoolId } });
    await hostsToCleanChanged(tx, { accountId, region, clusterId });
  },
};
