import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';

/** Tolerates clock differences between TKE and Isthmus. */
const skewMs = 60_000;

/**
 * Returns TKE's steps when they belong to this operation. TKE returns the steps of an earlier attempt until the next
 * starts. An operation that follows an existing TKE task uses that task's steps.
 */
export function ownSteps({ createdAt, attempts }: Pick<Operation, 'createdAt' | 'attempts'>, steps: Step[]): Step[] {
  const last = attempts.at(-1);
  const began = Date.parse(steps.find(({ startAt }) => startAt)?.startAt ?? '');
  return last?.followed || began >= Date.parse(createdAt) - skewMs ? steps : [];
}
