import type { Problem } from '@isthmus/contracts/problem';

/**
 * What became of a request that failed. `not-sent`: no byte of it left. `refused`: the source says that it did nothing.
 * `unknown`: the source may have done it.
 */
export type Fate = 'not-sent' | 'refused' | 'unknown';

/** What the failures of all sources have in common. */
export abstract class UpstreamError extends Error {
  abstract readonly fate: Fate;
  /** The source did nothing and takes the same request later. */
  abstract readonly retryable: boolean;
  abstract readonly problem: Problem;
}
