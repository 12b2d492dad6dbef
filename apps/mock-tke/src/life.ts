import type { Account } from './account.ts';
import { TkeError } from './tke-error.ts';
import type { Cluster, Node, Pool } from './model.ts';

const hasPassed = (account: Account, from: number | null, seconds: number) =>
  from !== null && account.now() >= from + seconds * 1000;

const isDeleted = (account: Account, { deletingFrom }: { deletingFrom: number | null }) =>
  hasPassed(account, deletingFrom, account.options.deleteSeconds);

const isDrained = (account: Account, node: Node) =>
  !node.drainStuck && hasPassed(account, node.drainingFrom, account.options.drainSeconds);

/** Returns the status of a node; null while it is not listed: not yet joined, or deleted. */
export function nodeStatus(account: Account, node: Node): string | null {
  if (isDeleted(account, node)) return null;
  if (!hasPassed(account, node.joinedAt, node.joinSeconds ?? account.options.joinSeconds))
    return account.options.joiningStatus;
  if (node.deletingFrom !== null) return 'Terminating';
  if (node.failed !== null) return 'Failed';
  return node.drainingFrom !== null && !isDrained(account, node) ? 'Draining' : 'Running';
}

/** The nodes in the lists of version 2022-05-01, which has them from their registration. */
export const nodesIn2022 = (account: Account, { nodes }: Cluster) =>
  nodes.filter((node) => account.now() >= node.joinedAt && !isDeleted(account, node));

/** The state and its reason in version 2022-05-01. It has no words for draining and terminating. */
export function instanceStateOf(account: Account, node: Node) {
  if (!hasPassed(account, node.joinedAt, node.joinSeconds ?? account.options.joinSeconds))
    return { InstanceState: 'initializing', FailedReason: node.initializing };
  if (node.failed !== null && node.deletingFrom === null) return { InstanceState: 'failed', FailedReason: node.failed };
  return { InstanceState: 'running', FailedReason: '' };
}

/** The Pods that block a delete without force. A finished drain has moved them. */
export const podsOn = (account: Account, node: Node) =>
  isDrained(account, node) && node.failed === null ? 0 : node.pods;

/** The listed pools. A deleted pool stays until its last node is gone. */
export const poolsOf = (account: Account, cluster: Cluster): Pool[] =>
  cluster.pools.filter((pool) => !isDeleted(account, pool));

/** The listed nodes with their statuses. */
export const nodesOf = (account: Account, cluster: Cluster) =>
  cluster.nodes.flatMap((node) => {
    const status = nodeStatus(account, node);
    return status === null ? [] : [{ node, status }];
  });

/** The only label of a pool that its nodes show. */
export const locationOf = ({ labels }: Pool) =>
  labels.find(({ Name }) => Name === 'tke.cloud.tencent.com/location')?.Value ?? '';

/** The number of control-plane nodes of the customer. Only an independent cluster has some. */
export const mastersOf = ({ type }: Cluster) => (type === 'INDEPENDENT_CLUSTER' ? 3 : 0);

/** The minor version of Kubernetes: 32 for 1.32.2. */
export const minorOf = (version: string) => Number(/^v?1\.(\d+)/.exec(version)?.[1] ?? 0);

/** The nodes that count against the quota: listed or joining. */
export const nodesInQuota = (account: Account, cluster: Cluster) =>
  cluster.nodes.filter((node) => !isDeleted(account, node));

/** `unknown`: the error code of an unknown pool, which differs per action. */
export function poolOf(account: Account, cluster: Cluster, nodePoolId: string, unknown: string): Pool {
  const found = poolsOf(account, cluster).find((pool) => pool.nodePoolId === nodePoolId);
  if (!found) throw new TkeError(unknown, `[E501001 DBRecordNotFound] node pool ${nodePoolId} not found`);
  return found;
}
