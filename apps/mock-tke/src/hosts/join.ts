import type { Account, Cluster, Node } from '../account.ts';
import { poolsOf, takenOf } from '../life.ts';

/** A host registers: it becomes a node, listed once the joining is over. Answers why not, or null. */
export function join(
  account: Account,
  cluster: Cluster,
  host: { nodePoolId: string; name: string; ip: string },
): string | null {
  const pool = poolsOf(account, cluster).find(({ nodePoolId }) => nodePoolId === host.nodePoolId);
  if (!pool || pool.deletingFrom !== null) return 'node pool does not exist';
  const taken = takenOf(account, cluster);
  if (taken.length >= cluster.quota) return `external node quota of the cluster is ${cluster.quota}`;
  if (taken.some(({ name }) => name === host.name)) return `node ${host.name} already exists`;
  cluster.nodes = cluster.nodes.filter(({ name }) => name !== host.name);
  const location = pool.labels.find(({ Name }) => Name === 'tke.cloud.tencent.com/location')?.Value ?? '';
  const unschedulable = Number(pool.settings?.['Unschedulable'] ?? 0) !== 0;
  cluster.nodes.push(newNode({ ...host, location, unschedulable, joinedAt: account.now() }));
  return null;
}

/** A node with nothing wrong and nothing under way; what differs is given. */
export const newNode = (differs: Partial<Node> & Pick<Node, 'name' | 'ip' | 'nodePoolId' | 'joinedAt'>): Node => ({
  location: '',
  failed: null,
  unschedulable: false,
  pods: 0,
  drainingFrom: null,
  deletingFrom: null,
  ...differs,
});
