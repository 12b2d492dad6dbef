import type { Problem } from '@isthmus/contracts/problem';

/**
 * The effect of a failed request. `not-sent`: no byte of it was sent. `refused`: the source says that it did nothing.
 * `unknown`: the source may have done it.
 */
export type Fate = 'not-sent' | 'refused' | 'unknown';

/** The common part of the failures of all sources. */
export abstract class UpstreamError extends Error {
  abstract readonly fate: Fate;
  /** The source did nothing and accepts the same request later. */
  abstract readonly retryable: boolean;
  abstract readonly problem: Problem;
}
