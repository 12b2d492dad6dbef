import type { Observation } from '@isthmus/contracts/observation';
import type { Problem } from '@isthmus/contracts/problem';
import { ProblemAlert } from './problem-alert.tsx';

interface Props {
  observation: Observation;
  /** A failed refetch from the BFF itself, when there is one. */
  failed?: { problem: Problem } | null;
}

/** Above what was read last, when reading fails now: the rows stay, marked by their age. */
export function StaleBanner({ observation, failed }: Props) {
  const problem = failed?.problem ?? observation.problem;
  return problem ? <ProblemAlert problem={problem} tone="warn" /> : null;
}
