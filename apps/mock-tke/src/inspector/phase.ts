import type { Account } from '../account.ts';
import { enabling } from '../actions/tke/enabling.ts';
import { nodeStatus } from '../life.ts';
import type { Cluster, Node, Pool } from '../model.ts';

/** A state and when it ends by itself: milliseconds on the account's clock, null = never by itself. */
export interface Phase {
  status: string;
  endsAt: number | null;
}

const after = (from: number | null, seconds: number) => (from === null ? null : from + seconds * 1000);
const past = (account: Account, at: number | null) => at !== null && account.now() >= at;

/** TKE's word for a node, and two of ours for unlisted nodes: Joining, and Gone (its host was not cleared). */
export function phaseOfNode(account: Account, node: Node): Phase {
  const { joinSeconds, drainSeconds, deleteSeconds } = account.options;
  const goneAt = after(node.deletingFrom, deleteSeconds);
  if (past(account, goneAt)) return { status: 'Gone', endsAt: null };
  const joinedAt = after(node.joinedAt, node.joinSeconds ?? joinSeconds);
  const status = nodeStatus(account, node) ?? 'Joining';
  if (!past(account, joinedAt)) return { status, endsAt: joinedAt };
  const drainedAt = status === 'Draining' && !node.drainStuck ? after(node.drainingFrom, drainSeconds) : null;
  return { status, endsAt: goneAt ?? drainedAt };
}

export function phaseOfPool(account: Account, { deletingFrom }: Pool): Phase {
  const goneAt = after(deletingFrom, account.options.deleteSeconds);
  const status = deletingFrom === null ? 'normal' : past(account, goneAt) ? 'Gone' : 'deleting';
  return { status, endsAt: status === 'deleting' ? goneAt : null };
}

/** The state of enabling, with its current step. */
export function phaseOfEnabling(account: Account, cluster: Cluster): Phase & { step: string | null } {
  const { Status: status, Progress } = enabling(account, cluster);
  const isUnderWay = status === 'Initializing';
  const seconds = cluster.enabling?.seconds ?? account.options.enableSeconds;
  return {
    status,
    endsAt: isUnderWay ? after(cluster.enabledFrom, seconds) : null,
    step: isUnderWay ? (Progress?.at(-1)?.Name ?? null) : null,
  };
}
