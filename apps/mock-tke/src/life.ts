import type { Account, Cluster, Node, Pool } from './account.ts';
import { TkeError } from './action.ts';

const over = (account: Account, from: number | null, seconds: number) =>
  from !== null && account.now() >= from + seconds * 1000;

/** What a node is now; null when it is not listed: not yet joined, or gone. */
export function nodeStatus(account: Account, node: Node): string | null {
  const { joinSeconds, joiningStatus, drainSeconds, deleteSeconds } = account.options;
  if (over(account, node.deletingFrom, deleteSeconds)) return null;
  if (node.deletingFrom !== null) return 'Terminating';
  if (!over(account, node.joinedAt, joinSeconds)) return joiningStatus;
  if (node.failed !== null) return 'Failed';
  return node.drainingFrom !== null && !over(account, node.drainingFrom, drainSeconds) ? 'Draining' : 'Running';
}

/** Pods that count against a delete without force; a finished drain has moved them. */
export const podsOn = (account: Account, node: Node) =>
  over(account, node.drainingFrom, account.options.drainSeconds) && node.failed === null ? 0 : node.pods;

/** Pools that are still listed; a deleted one stays until its last node has gone. */
export const poolsOf = (account: Account, cluster: Cluster): Pool[] =>
  cluster.pools.filter((pool) => !over(account, pool.deletingFrom, account.options.deleteSeconds));

/** Nodes that are still listed, with their status. */
export const nodesOf = (account: Account, cluster: Cluster) =>
  cluster.nodes.flatMap((node) => {
    const status = nodeStatus(account, node);
    return status === null ? [] : [{ node, status }];
  });

/** Nodes that count against the quota: listed, or on their way. */
export const takenOf = (account: Account, cluster: Cluster) =>
  cluster.nodes.filter((node) => !over(account, node.deletingFrom, account.options.deleteSeconds));

export function poolOf(account: Account, cluster: Cluster, nodePoolId: string): Pool {
  const found = poolsOf(account, cluster).find((pool) => pool.nodePoolId === nodePoolId);
  if (!found)
    throw new TkeError(
      'InternalError.DbRecordNotFound',
      `[E501001 DBRecordNotFound] node pool ${nodePoolId} not found`,
    );
  return found;
}
