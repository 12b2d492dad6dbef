import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { operationStates, type ProgressName } from '#operations/states.ts';

export interface GroupBar {
  id: string;
  name: string;
  progress: ProgressName;
  /** Milliseconds since 1970. */
  from: number;
  until: number;
  /** The line of the picture. Operations that ran at the same time have different lines. */
  line: number;
}

/**
 * Returns a bar for each operation that began: from its first call to TKE until its end. One that ended without a call is a moment. Without
 * either it has not begun, and has no bar.
 */
export function barsOf({ operations }: Pick<OperationGroup, 'operations'>, now: number): GroupBar[] {
  const begun = operations.flatMap(({ id, target, state, attempts, updatedAt, finishedAt }) => {
    const { progress } = operationStates[state];
    const first = attempts[0]?.startedAt ?? finishedAt;
    if (!first || progress === 'held' || progress === 'cancelled') return [];
    const end = finishedAt ?? (progress === 'attention' ? updatedAt : null);
    return [{ id, name: target.name, progress, from: Date.parse(first), until: end ? Date.parse(end) : now }];
  });
  /** When each line is free again. */
  const free: number[] = [];
  return begun
    .toSorted((one, other) => one.from - other.from)
    .map((bar) => {
      const found = free.findIndex((at) => at <= bar.from);
      const line = found < 0 ? free.length : found;
      free[line] = bar.until;
      return { ...bar, line };
    });
}
