import { subjectOf } from '@isthmus/contracts/acts';
import type { ClusterKey } from '@isthmus/contracts/places';
import { z } from 'zod';
import type { ExternalNode, Operation } from '#generated/client';
import { clusterLock, poolLock } from './lock.ts';
import type { Context, Target } from './operation-kind.ts';

/** The node as the person saw it. */
export const NodeTarget = z.object({
  name: z.string(),
  createdTime: z.string().nullable(),
  nodePoolId: z.string().nullable(),
  ip: z.string(),
});

export const nodeLock = (at: ClusterKey, target: Target) => {
  const { nodePoolId, name } = NodeTarget.parse(target);
  return nodePoolId ? poolLock(at, nodePoolId) : `${clusterLock(at)}:${name}`;
};
export const nodeSubjects = (target: Target) => [subjectOf.node(NodeTarget.parse(target).name)];

/** Names are reused, so only the same createdTime proves the same node. Without it, a node that appeared after the request is another. */
export function isTarget(node: ExternalNode, operation: Operation): boolean {
  const { createdTime } = NodeTarget.parse(operation.target);
  if (createdTime !== null && node.createdTime !== null) return node.createdTime === createdTime;
  return node.appearedAt <= operation.createdAt;
}

/** Without a CreatedTime a node is identified only by its name. The outcome says so. */
export const byNameAlone = (reason: 'deleted' | 'drain-over', { createdTime }: { createdTime: string | null }) =>
  createdTime === null ? (`${reason}-by-name-alone` as const) : reason;

/** Returns the node that has the target's name now. */
export const findNode = ({ app, operation: { accountId, region, clusterId, target } }: Context) =>
  app.db.externalNode.findUnique({
    where: { accountId_region_clusterId_name: { accountId, region, clusterId, name: NodeTarget.parse(target).name } },
  });
