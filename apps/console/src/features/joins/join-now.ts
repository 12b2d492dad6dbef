import { defaultNodeQuota } from '@isthmus/contracts/clusters';
import type { Join, JoinState } from '@isthmus/contracts/joins';

const lateMs = 5 * 60_000;

/** A waiting row becomes late, and its link ends, by time alone: nothing is told, so the page counts for itself. */
export function joinStateNow({ state, issuedAt, expiresAt }: Join, now: number): JoinState {
  if (state !== 'waiting' && state !== 'late') return state;
  if (expiresAt && Date.parse(expiresAt) <= now) return 'expired';
  return issuedAt && Date.parse(issuedAt) + lateMs <= now ? 'late' : state;
}

/** Once TKE lists the node there is no command to give any more. */
export const isOver = (state: JoinState) => state === 'running' || state === 'failed' || state === 'seen';

/** How many of the hosts that are wanted TKE would refuse, if the quota is the default one; none where there are more nodes already: it is probably not. */
export const beyondQuota = (nodes: number, wanted: number) =>
  nodes > defaultNodeQuota ? 0 : Math.min(wanted, Math.max(0, nodes + wanted - defaultNodeQuota));
