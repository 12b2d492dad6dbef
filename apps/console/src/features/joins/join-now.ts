import { defaultNodeQuota } from '@isthmus/contracts/clusters';
import type { Join, JoinState } from '@isthmus/contracts/joins';

const lateMs = 5 * 60_000;

/** A join becomes late and its link expires without an event, so the page computes the state from the time. */
export function joinStateNow({ state, issuedAt, expiresAt }: Join, now: number): JoinState {
  if (state !== 'waiting' && state !== 'late') return state;
  if (expiresAt && Date.parse(expiresAt) <= now) return 'expired';
  return issuedAt && Date.parse(issuedAt) + lateMs <= now ? 'late' : state;
}

/** A listed node needs no command. */
export const isOver = (state: JoinState) => state === 'running' || state === 'failed' || state === 'seen';

/**
 * Returns how many wanted hosts exceed the default quota. Zero when the cluster already has more nodes, because its
 * quota was probably raised.
 */
export const beyondQuota = (nodes: number, wanted: number) =>
  nodes > defaultNodeQuota ? 0 : Math.min(wanted, Math.max(0, nodes + wanted - defaultNodeQuota));
