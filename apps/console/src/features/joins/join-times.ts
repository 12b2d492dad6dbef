import type { Join, JoinState } from '@isthmus/contracts/joins';

const timeOf = (at: string | null) => (at === null ? null : Date.parse(at));

/** True when the host needs no command, because TKE lists its node. */
export const isOver = (state: JoinState) => state === 'running' || state === 'failed' || state === 'seen';

/** The groups of the live table, in their order: what needs a person first. */
export const joinGroups = [
  'failed',
  'refused',
  'expired',
  'late',
  'gone',
  'planned',
  'waiting',
  'seen',
  'running',
] as const;

/** The states in which nothing moves without a person. */
const stuck: ReadonlySet<JoinState> = new Set(['failed', 'refused', 'expired', 'late', 'gone']);
export const isStuck = (state: JoinState) => stuck.has(state);

/** Milliseconds since the command. */
interface Span {
  /** When TKE listed the node; null: not yet. */
  listedMs: number | null;
  /** When it ran or failed; for an open row, now. */
  endMs: number;
  isOpen: boolean;
}

/** The times of a join since its last command; null without one. A node that was listed before a renewal does not count. */
export function spanOf({ issuedAt, seenAt, node }: Join, state: JoinState, now: number): Span | null {
  const start = timeOf(issuedAt);
  if (start === null || state === 'gone' || state === 'planned' || state === 'refused') return null;
  const isEnded = state === 'running' || state === 'failed';
  const listed = timeOf(seenAt);
  const since = node && isEnded ? Math.max(Date.parse(node.since), listed ?? 0) : now;
  const listedMs = listed === null || listed < start || !node ? null : listed - start;
  return { listedMs, endMs: Math.max(0, since - start), isOpen: !isEnded && state !== 'expired' };
}

const leastAxisMs = 60_000;
const mostAxisMs = 3_600_000;

/** The length of the axis, which fits the longest row and the usual time, up to one hour. */
export const axisOf = (spans: (Span | null)[], usualMs: number | null) => {
  const longest = Math.max(leastAxisMs, (usualMs ?? 0) * 1.25, ...spans.map((span) => (span?.endMs ?? 0) * 1.1));
  return Math.min(longest, mostAxisMs);
};
