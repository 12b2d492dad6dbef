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

/** Counts the nodes that joined, were removed by an operation of Isthmus, or were lost: failed or vanished without one. */
export const countNodeChanges = (changes: NodeChange[]): NodeChangeCounts => ({
  joined: changes.filter(({ change }) => change === 'appeared').length,
  removed: changes.filter(({ change, ours }) => change === 'vanished' && ours).length,
  lost: changes.filter(isLost).length,
});
