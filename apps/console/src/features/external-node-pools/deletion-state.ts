import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Operation } from '@isthmus/contracts/operations';

export type DeletionState = 'ready' | 'notRead' | 'notEmpty' | 'protected' | 'underWay';

interface Seen {
  pool: Pick<ExternalNodePool, 'id' | 'deletionProtection'>;
  /** Of the pool, and whether they were ever read: none read is not none there. */
  nodes: unknown[];
  isRead: boolean;
  operations: Pick<Operation, 'kind' | 'target' | 'finishedAt'>[];
}

/** Whether the pool can be deleted now: only then does the page offer it below. */
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
