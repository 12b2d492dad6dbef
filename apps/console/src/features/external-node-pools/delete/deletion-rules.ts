import { confirms } from '@isthmus/contracts/confirmation';
import { DeleteExternalNodePool, type ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { fault } from '@isthmus/contracts/fault';
import type { Operation } from '@isthmus/contracts/operations';
import { z } from 'zod';

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
  const isBeingDeleted = operations.some(
    ({ kind, target, finishedAt }) =>
      kind === 'delete-external-node-pool' && target['nodePoolId'] === pool.id && finishedAt === null,
  );
  if (isBeingDeleted) return 'underWay';
  if (nodes.length > 0) return 'notEmpty';
  if (!isRead) return 'notRead';
  return pool.deletionProtection ? 'protected' : 'ready';
}

export const forceWord = 'force';

/** The contract's schema plus the typed pool name and the word that confirms force. */
export const deleteForm = ({ name, id }: Pick<ExternalNodePool, 'name' | 'id'>) =>
  DeleteExternalNodePool.extend({
    confirmedName: DeleteExternalNodePool.shape.confirmedName.refine(
      (typed) => confirms(typed, name, id),
      fault('pool-name-differs'),
    ),
    typedForce: z.string(),
  });
export type DeleteForm = z.infer<ReturnType<typeof deleteForm>>;

/** Selects nothing at first: deleting the nodes and using force are separate choices. */
export const emptyDeleteForm: DeleteForm = { confirmedName: '', withNodes: false, force: false, typedForce: '' };

export const isAllowed = ({ withNodes, force, typedForce }: DeleteForm, nodes: number) =>
  (nodes === 0 || withNodes) && (!force || typedForce === forceWord);
