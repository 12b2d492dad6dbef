import type { Operation } from '@isthmus/contracts/operations';

/** A time in which Isthmus made no call that changes something. */
export interface Wait {
  words: 'beforeFirst' | 'beforeAgain' | 'looked' | 'confirmed' | 'decided';
  /** ISO 8601. */
  from: string;
  to: string;
}

/** A shorter wait is not worth a line. */
const leastMs = 1_000;

/**
 * Returns the waits that are over, oldest first. Nothing records how long a call without an answer lasted: after it, Isthmus looks for the
 * result. `hasSteps`: TKE's own steps fill the time until the change is confirmed.
 */
export function waitsOf(
  { createdAt, updatedAt, finishedAt, state, attempts, outcome }: Operation,
  hasSteps: boolean,
): Wait[] {
  const waits = attempts.map(({ startedAt }, index): Wait => {
    const before = attempts[index - 1];
    if (!before) return { words: 'beforeFirst', from: createdAt, to: startedAt };
    return {
      words: before.answeredAt ? 'beforeAgain' : 'looked',
      from: before.answeredAt ?? before.startedAt,
      to: startedAt,
    };
  });
  const end = state === 'needs-attention' ? updatedAt : finishedAt;
  const last = attempts.at(-1);
  const byPerson = outcome?.reason === 'resolved-by-person' || outcome?.reason === 'adopted-by-person';
  const words = byPerson ? 'decided' : !last ? 'beforeFirst' : last.answeredAt ? 'confirmed' : 'looked';
  if (end && !(hasSteps && words === 'confirmed'))
    waits.push({ words, from: last?.answeredAt ?? last?.startedAt ?? createdAt, to: end });
  return waits.filter(({ from, to }) => Date.parse(to) - Date.parse(from) >= leastMs);
}
