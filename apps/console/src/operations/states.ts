import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { OperationState } from '@isthmus/contracts/operations';
import type { StatusName } from '#shared/status.tsx';

/** How far an operation is, in the order that decides for a node with several. */
export const progressNames = ['failed', 'attention', 'now', 'cancelled', 'held', 'done'] as const;
export type ProgressName = (typeof progressNames)[number];

/** Every state of an operation: how far it is, and the mark that shows it. Its words are `state.<state>` of the texts. */
export const operationStates: Record<OperationState, { progress: ProgressName; status: StatusName }> = {
  held: { progress: 'held', status: 'held' },
  queued: { progress: 'now', status: 'waiting' },
  running: { progress: 'now', status: 'waiting' },
  waiting: { progress: 'now', status: 'waiting' },
  succeeded: { progress: 'done', status: 'running' },
  failed: { progress: 'failed', status: 'failed' },
  conflict: { progress: 'failed', status: 'failed' },
  'needs-attention': { progress: 'attention', status: 'attention' },
  resolved: { progress: 'done', status: 'running' },
  cancelled: { progress: 'cancelled', status: 'cancelled' },
};

/** The mark of a group's state. Its words are `group.state.<state>`. */
export const groupStates: Record<OperationGroup['state'], StatusName> = {
  running: 'waiting',
  paused: 'held',
  stopped: 'cancelled',
  finished: 'running',
};
