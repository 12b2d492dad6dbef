import { z } from 'zod';
import { Problem } from './problem.ts';

/** The age of the data. Times are ISO 8601 UTC. `observedAt` is the start of the last good read; null before the first. */
export const Observation = z.object({
  observedAt: z.iso.datetime().nullable(),
  attemptedAt: z.iso.datetime().nullable(),
  problem: Problem.nullable(),
  version: z.number().int(),
  /** Milliseconds between two reads. After three intervals without one the data is out of date (out-of-date.ts). */
  intervalMs: z.number().int(),
});
export type Observation = z.infer<typeof Observation>;

/**
 * TKE's names of the fields that the last read could not use: a wrong type, or a value that cannot be stored. The row keeps the older
 * value, or none.
 */
export const Unreadable = z.array(z.string());
