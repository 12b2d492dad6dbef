import type { Account } from '../account.ts';
import { enabling } from '../actions/tke/enabling.ts';
import { nodeStatus } from '../life.ts';
import type { Cluster, Node, Pool } from '../model.ts';

/** A state, and when it ends by itself: milliseconds on the account's clock. Null: it does not end by itself. */
export interface Phase {
  status: string;
  endsAt: number | null;
}

const endOf = (from: number | null, seconds: number) => (from === null ? null : from + seconds * 1000);
const hasPassed = (account: Account, at: number | null) => at !== null && account.now() >= at;

/** TKE's status of a node. Two words of our own are for nodes that TKE does not list: Joining, and Gone (deleted, host not cleared). */
export function phaseOfNode(account: Account, node: Node): Phase {
  const { joinSeconds, drainSeconds, deleteSeconds } = account.options;
  const goneAt = endOf(node.deletingFrom, deleteSeconds);
  if (hasPassed(account, goneAt)) return { status: 'Gone', endsAt: null };
  const joinedAt = endOf(node.joinedAt, node.joinSeconds ?? joinSeconds);
  const status = nodeStatus(account, node) ?? 'Joining';
  if (!hasPassed(account, joinedAt)) return { status, endsAt: joinedAt };
  const drainedAt = status === 'Draining' && !node.drainStuck ? endOf(node.drainingFrom, drainSeconds) : null;
  return { status, endsAt: goneAt ?? drainedAt };
}

export function phaseOfPool(account: Account, { deletingFrom }: Pool): Phase {
  const goneAt = endOf(deletingFrom, account.options.deleteSeconds);
  const status = deletingFrom === null ? 'normal' : hasPassed(account, goneAt) ? 'Gone' : 'deleting';
  return { status, endsAt: status === 'deleting' ? goneAt : null };
}

/** The state of enabling, with its current step. */
export function phaseOfEnabling(account: Account, cluster: Cluster): Phase & { step: string | null } {
  const { Status: status, Progress } = enabling(account, cluster);
  const isRunning = status === 'Initializing';
  const seconds = cluster.enabling?.seconds ?? account.options.enableSeconds;
  return {
    status,
    endsAt: isRunning ? endOf(cluster.enabledFrom, seconds) : null,
    step: isRunning ? (Progress?.at(-1)?.Name ?? null) : null,
  };
}
