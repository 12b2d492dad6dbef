import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Operation } from '@isthmus/contracts/operations';

export type DeletionState = 'ready' | 'notRead' | 'notEmpty' | 'protected' | 'underWay';

interface Seen {
  pool: Pick<ExternalNodePool, 'id' | 'deletionProtection'>;
  /** `nodes` are the nodes of the pool; `isRead` is false when they were never read. Unread does not mean empty. */
  nodes: unknown[];
  isRead: boolean;
  operations: Pick<Operation, 'kind' | 'target' | 'finishedAt'>[];
}

/** Returns whether the pool can be deleted now. The page offers deletion only then. */
export function deletionStateOf({ pool, nodes, isRead, operations }: Seen): DeletionState {
  const isDeleted = operations.some(
    ({ kind, target, finishedAt }) =>
      kind === 'delete-external-node-pool' && target['nodePoolId'] === pool.id && finishedAt === null,
  );
  if (isDeleted) return 'underWay';
  if (nodes.length > 0) return 'notEmpty';
  if (!isRead) return 'notRead';
  return pool.deletionProtection ? 'protected' : 'ready';
}
