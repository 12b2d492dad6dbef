import type { Observation } from '@isthmus/contracts/observation';

/** The age of a list that several reads make up is that of its oldest; a region's problem is told of the region itself. */
export function oldestReading(readings: { observation: Observation }[]): Observation {
  const known = readings.flatMap(({ observation }) => observation.observedAt ?? []).toSorted();
  return {
    observedAt: known[0] ?? null,
    attemptedAt: null,
    problem: null,
    version: 0,
    intervalMs: Math.max(0, ...readings.map(({ observation }) => observation.intervalMs)),
  };
}
