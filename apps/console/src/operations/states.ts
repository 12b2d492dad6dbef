import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { OperationState } from '@isthmus/contracts/operations';
import type { StatusName } from '#shared/status.tsx';

/** The progress of an operation. The order selects the progress of a node with several operations. */
export const progressNames = ['failed', 'attention', 'now', 'cancelled', 'held', 'done'] as const;
export type ProgressName = (typeof progressNames)[number];

/** Each operation state with its progress and mark. The texts `state.<state>` hold the words. */
export const operationStates: Record<OperationState, { progress: ProgressName; status: StatusName }> = {
  held: { progress: 'held', status: 'held' },
  queued: { progress: 'now', status: 'working' },
  running: { progress: 'now', status: 'working' },
  waiting: { progress: 'now', status: 'working' },
  succeeded: { progress: 'done', status: 'running' },
  failed: { progress: 'failed', status: 'failed' },
  conflict: { progress: 'failed', status: 'failed' },
  'needs-attention': { progress: 'attention', status: 'attention' },
  resolved: { progress: 'done', status: 'running' },
  cancelled: { progress: 'cancelled', status: 'cancelled' },
};

/** The mark of each group state. The texts `group.state.<state>` hold the words. */
export const groupStates: Record<OperationGroup['state'], StatusName> = {
  running: 'working',
  paused: 'held',
  stopped: 'cancelled',
  finished: 'running',
};
