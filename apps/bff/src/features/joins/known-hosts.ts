import type { FieldCode, FieldParams, FieldProblem } from '@isthmus/contracts/field-problem';
import type { Host } from '@isthmus/contracts/hosts';
import type { PoolKey } from '@isthmus/contracts/places';
import type { Prisma } from '#generated/client';

interface Place {
  clusterId: string;
  nodePoolId: string | null;
  nodeName: string | null;
  ip: string | null;
}

/** Whether two rows are the same host: by name within a cluster, by address across the account (its hosts share a data centre). */
const isSameHost = (one: Pick<Place, 'nodeName' | 'ip'>, other: Pick<Place, 'nodeName' | 'ip'>) =>
  (one.nodeName !== null && one.nodeName === other.nodeName) || (one.ip !== null && one.ip === other.ip);

/** Why a new host may be a duplicate. A person cannot acknowledge it when `isFinal`. */
interface Duplicate {
  code: FieldCode;
  params: FieldParams;
  isFinal: boolean;
}

export interface KnownHosts {
  /** The expected hosts and the listed nodes of the account. */
  expected: Place[];
  nodes: Place[];
  nameOfPool: (nodePoolId: string) => string;
  nameOfCluster: (clusterId: string) => string;
}

function duplicateOf(
  host: Host,
  pool: PoolKey,
  { expected, nodes, nameOfPool, nameOfCluster }: KnownHosts,
): Duplicate | null {
  const isHere = ({ clusterId, nodeName, ip }: Place) =>
    clusterId === pool.clusterId ? isSameHost({ nodeName, ip }, host) : ip !== null && ip === host.ip;
  const node = nodes.find(isHere);
  if (node) {
    const params = { name: node.nodeName ?? '', ip: node.ip ?? '' };
    const isElsewhere = node.clusterId !== pool.clusterId;
    return isElsewhere
      ? {
          code: 'host-is-node-elsewhere',
          params: { ...params, cluster: nameOfCluster(node.clusterId) },
          isFinal: false,
        }
      : { code: 'host-is-node', params, isFinal: false };
  }
  const row = expected.find((one) => isHere(one));
  if (!row) return null;
  if (row.clusterId !== pool.clusterId)
    return { code: 'host-expected-in-cluster', params: { cluster: nameOfCluster(row.clusterId) }, isFinal: false };
  if (row.nodePoolId === pool.nodePoolId) return { code: 'host-expected', params: {}, isFinal: true };
  return { code: 'host-expected-in-pool', params: { pool: nameOfPool(row.nodePoolId ?? '') }, isFinal: false };
}

/** Finds hosts that are duplicates, already expected or already nodes: one problem per host, at its name or address. */
export function faultsOfHosts(
  hosts: Host[],
  pool: PoolKey,
  acknowledged: boolean,
  knownHosts: KnownHosts,
): FieldProblem[] {
  return hosts.flatMap((host, index) => {
    const path = `hosts.${index}.${host.nodeName ? 'nodeName' : 'ip'}`;
    if (hosts.slice(0, index).some((earlier) => isSameHost(earlier, host))) return [{ path, code: 'host-twice' }];
    // "Expected in this pool" comes first, because it cannot be acknowledged.
    const here = knownHosts.expected.filter(
      ({ clusterId, nodePoolId }) => clusterId === pool.clusterId && nodePoolId === pool.nodePoolId,
    );
    const duplicate =
      duplicateOf(host, pool, { ...knownHosts, expected: here, nodes: [] }) ?? duplicateOf(host, pool, knownHosts);
    if (!duplicate || (acknowledged && !duplicate.isFinal)) return [];
    const { code, params } = duplicate;
    return [{ path, code, ...(Object.keys(params).length && { params }) }];
  });
}

/** Reads the account's expected hosts and nodes that have one of these names or addresses. */
export async function readKnownHosts(tx: Prisma.TransactionClient, hosts: Host[], pool: PoolKey): Promise<KnownHosts> {
  const { accountId } = pool;
  const names = hosts.flatMap(({ nodeName }) => nodeName ?? []);
  const ips = hosts.flatMap(({ ip }) => ip ?? []);
  const [joins, nodes] = await Promise.all([
    tx.join.findMany({ where: { accountId, OR: [{ nodeName: { in: names } }, { ip: { in: ips } }] } }),
    tx.externalNode.findMany({ where: { accountId, OR: [{ name: { in: names } }, { ip: { in: ips } }] } }),
  ]);
  const clusterIds = [...joins, ...nodes].map(({ clusterId }) => clusterId);
  const [clusters, pools] = await Promise.all([
    tx.cluster.findMany({ where: { accountId, clusterId: { in: clusterIds } } }),
    tx.externalNodePool.findMany({ where: { accountId, clusterId: pool.clusterId } }),
  ]);
  return {
    expected: joins,
    nodes: nodes.map(({ clusterId, nodePoolId, name, ip }) => ({ clusterId, nodePoolId, nodeName: name, ip })),
    nameOfPool: (id) => pools.find(({ nodePoolId }) => nodePoolId === id)?.name ?? id,
    nameOfCluster: (id) => clusters.find(({ clusterId }) => clusterId === id)?.name ?? id,
  };
}
