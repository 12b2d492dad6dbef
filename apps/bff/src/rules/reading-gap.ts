/** After so many missed readings, nothing is known about the time since the last good one. */
const missedReadings = 3;

interface LastReading {
  /** The last good reading. */
  observedAt: Date | null;
  /** Failed reads since then. */
  failures: number;
  intervalMs: number;
}

/**
 * Returns the last good reading when readings between it and `at` are missing: three failed, or none was made for three intervals of the
 * slowest pace. Returns null when none is missing, or before the first good reading. `idleMs`: the interval while nobody looks.
 */
export function gapFrom({ observedAt, failures, intervalMs }: LastReading, at: Date, idleMs: number): Date | null {
  if (!observedAt) return null;
  const isSilent = at.getTime() - observedAt.getTime() > missedReadings * Math.max(intervalMs, idleMs);
  return failures >= missedReadings || isSilent ? observedAt : null;
}

/** Whether nothing is known about now: readings are missing, or the first ones failed. */
export const isSilent = (last: LastReading, now: Date, idleMs: number) =>
  last.observedAt ? gapFrom(last, now, idleMs) !== null : last.failures >= missedReadings;
