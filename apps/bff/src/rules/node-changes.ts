interface NodeChange {
  change: 'appeared' | 'changed' | 'vanished';
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  /** Whether an operation of Isthmus or an expected host explains it. */
  ours: boolean;
}

export interface NodeChangeCounts {
  joined: number;
  removed: number;
  lost: number;
}

const isFailed = (facts: Record<string, unknown> | null) => facts?.['status'] === 'Failed';

/** A Failed node that vanishes was lost when it failed. */
const isLost = ({ change, before, after, ours }: NodeChange) =>
  !ours && ((change === 'vanished' && !isFailed(before)) || (change === 'changed' && isFailed(after)));

/** Returns how a change counts: the node joined, was removed by an operation of Isthmus, or was lost: failed or vanished without one. */
export function effectOf(change: NodeChange): keyof NodeChangeCounts | null {
  if (change.change === 'appeared') return 'joined';
  if (change.change === 'vanished' && change.ours) return 'removed';
  return isLost(change) ? 'lost' : null;
}

/** Counts the nodes that joined, were removed or were lost. */
export function countNodeChanges(changes: NodeChange[]): NodeChangeCounts {
  const counts = { joined: 0, removed: 0, lost: 0 };
  for (const change of changes) {
    const effect = effectOf(change);
    if (effect) counts[effect] += 1;
  }
  return counts;
}

/** A node's state changes by itself; only these states follow an act. */
const actedStatuses: unknown[] = ['Draining', 'Terminating'];
const ownFields = ['status', 'reason'];

/** Whether somebody outside Isthmus made this change of a node. That its state changed by itself is none. */
export function isMadeOutside({ change, after, ours }: NodeChange) {
  if (ours) return false;
  if (change !== 'changed' || !after) return true;
  return actedStatuses.includes(after['status']) || Object.keys(after).some((field) => !ownFields.includes(field));
}
