import { z } from 'zod';
import { Problem } from './problem.ts';

/** How old what follows is. Times are ISO 8601 UTC; `observedAt` is when the last good read began, null before the first. */
export const Observation = z.object({
  observedAt: z.iso.datetime().nullable(),
  attemptedAt: z.iso.datetime().nullable(),
  problem: Problem.nullable(),
  version: z.number().int(),
  /** Milliseconds between two reads; after three without one the page calls itself stale. */
  intervalMs: z.number().int(),
});
export type Observation = z.infer<typeof Observation>;

/**
 * TKE's names of the fields of one row that could not be read last: a wrong type, or what cannot be stored. What the row says there is
 * older than the reading, or empty.
 */
export const Unreadable = z.array(z.string());
