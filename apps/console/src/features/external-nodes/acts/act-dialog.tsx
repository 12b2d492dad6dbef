import type { NodeAct } from '@isthmus/contracts/acts';
import { DeleteNodesDialog } from './delete-nodes-dialog.tsx';
import { DrainNodesDialog, type ActDialogProps } from './drain-nodes-dialog.tsx';

/** The dialog of an act on nodes of one or several clusters. */
export default function ActDialog({ act, ...props }: ActDialogProps & { act: NodeAct }) {
  return act === 'drain-external-node' ? <DrainNodesDialog {...props} /> : <DeleteNodesDialog {...props} />;
}
