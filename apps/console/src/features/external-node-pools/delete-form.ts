import { confirms } from '@isthmus/contracts/confirmation';
import { DeleteExternalNodePool, type ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { fault } from '@isthmus/contracts/fault';
import { z } from 'zod';

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

/** Selects nothing while the pool has nodes: deleting nodes and using force are separate choices. */
export const emptyDeleteForm: DeleteForm = { confirmedName: '', withNodes: false, force: false, typedForce: '' };

export const isAllowed = ({ withNodes, force, typedForce }: DeleteForm, nodes: number) =>
  (nodes === 0 || withNodes) && (!force || typedForce === forceWord);
