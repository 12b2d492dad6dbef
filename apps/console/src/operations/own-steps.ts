import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';

/** Clocks differ. */
const skewMs = 60_000;

/**
 * TKE's steps, where they are this operation's: those of an earlier try are read until the next has begun. An operation that
 * found a task under way follows it, and so has its steps.
 */
export function ownSteps({ createdAt, attempts }: Pick<Operation, 'createdAt' | 'attempts'>, steps: Step[]): Step[] {
  const last = attempts.at(-1);
  const began = Date.parse(steps.find(({ startAt }) => startAt)?.startAt ?? '');
  return last?.followed || began >= Date.parse(createdAt) - skewMs ? steps : [];
}
