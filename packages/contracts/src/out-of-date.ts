import type { Observation } from './observation.ts';

const missedIntervals = 3;
const minAgeMs = 45_000;

/**
 * Whether the last good read is older than three intervals, and at least 45 s; before the first good read, whether a read failed. The nodes
 * of such a reading are shown as unknown. `now`: milliseconds.
 */
export function isOutOfDate(
  { observedAt, problem, intervalMs }: Pick<Observation, 'observedAt' | 'problem' | 'intervalMs'>,
  now: number,
) {
  if (observedAt === null) return problem !== null;
  return now - Date.parse(observedAt) > Math.max(intervalMs * missedIntervals, minAgeMs);
}
