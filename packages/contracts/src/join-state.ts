import type { Join, JoinState } from './joins.ts';

/** TKE lists a node one to three minutes after its script has finished; a host that takes longer than this is late. */
export const lateMs = 5 * 60_000;

/** Times are milliseconds of one clock; null: no command yet, or a link without an end. */
interface Waiting<State> {
  state: State;
  issuedAt: number | null;
  expiresAt: number | null;
}

/** A waiting host becomes late and its link expires without an event, so both ends compute these states from the time. */
export function joinStateAt<State extends JoinState>({ state, issuedAt, expiresAt }: Waiting<State>, now: number) {
  if (state !== 'waiting' && state !== 'late') return state;
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return issuedAt !== null && issuedAt + lateMs <= now ? 'late' : state;
}

const timeOf = (at: string | null) => (at === null ? null : Date.parse(at));

/** The state of a join at `now`, in milliseconds of the server's clock. */
export const joinStateNow = ({ state, issuedAt, expiresAt }: Join, now: number): JoinState =>
  joinStateAt({ state, issuedAt: timeOf(issuedAt), expiresAt: timeOf(expiresAt) }, now);
