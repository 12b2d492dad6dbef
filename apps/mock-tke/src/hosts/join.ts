import type { Account } from '../account.ts';
import { locationOf, poolsOf, nodesInQuota } from '../life.ts';
import type { Cluster, Node, Pool } from '../model.ts';

/** Registers a host as a node, which is listed after its join time. Returns the reason of a refusal, or null. */
export function join(
  account: Account,
  cluster: Cluster,
  { gpus, ...host }: { nodePoolId: string; name: string; ip: string; gpus: number },
): string | null {
  const pool = poolsOf(account, cluster).find(({ nodePoolId }) => nodePoolId === host.nodePoolId);
  if (!pool || pool.deletingFrom !== null) return 'node pool does not exist';
  const failed = pool.nodeType === 'GPU' && !gpus ? `can not get nodes ${host.name} gpu capacity after 60s` : null;
  const taken = nodesInQuota(account, cluster);
  const namesake = taken.find(({ name }) => name === host.name);
  if (namesake && namesake.deletingFrom !== null) return `node ${host.name} is being deleted`;
  if (namesake && (namesake.ip !== host.ip || namesake.nodePoolId !== host.nodePoolId))
    return `node ${host.name} already exists`;
  // The same host, installed again after `clear`. Its Node object still exists, so the node is the same.
  if (namesake) {
    namesake.failed = failed;
    return null;
  }
  if (taken.length >= cluster.quota) return `external node quota of the cluster is ${cluster.quota}`;
  cluster.nodes = cluster.nodes.filter(({ name }) => name !== host.name);
  const unschedulable = (pool.settings?.Unschedulable ?? 0) !== 0;
  const { cpu, memory } = sizeOf(pool);
  const kubelet = kubeletFor(cluster);
  cluster.nodes.push(
    newNode({
      ...{ ...host, location: locationOf(pool), unschedulable, failed, joinedAt: account.now() },
      ...{ initializing: notReady, kubelet, cpu, memory },
    }),
  );
  return null;
}

/** The kubelet's own words before a network plugin runs on the node: https://kubernetes.io/docs/tasks/debug/debug-cluster/ */
export const notReady =
  'container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized';

/** A host installs the kubelet of its cluster's version. The form is that of the documented example. */
export const kubeletFor = ({ version }: Pick<Cluster, 'version'>) => `v${version}-tke.1`;

/** Simulated hosts are of two sizes. Memory in GB. */
export const sizeOf = ({ nodeType }: Pick<Pool, 'nodeType'>) =>
  nodeType === 'GPU' ? { cpu: 96, memory: 384 } : { cpu: 32, memory: 128 };

/** Returns a healthy, idle node with the given differences. */
export const newNode = (differs: Partial<Node> & Pick<Node, 'name' | 'ip' | 'nodePoolId' | 'joinedAt'>): Node => ({
  location: '',
  joinSeconds: null,
  failed: null,
  unschedulable: false,
  pods: 0,
  drainingFrom: null,
  drainStuck: false,
  deletingFrom: null,
  initializing: null,
  kubelet: null,
  cpu: null,
  memory: null,
  ...differs,
});
