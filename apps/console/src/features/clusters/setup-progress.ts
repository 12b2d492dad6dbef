import type { Cluster } from '@isthmus/contracts/clusters';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQueries, useQuery } from '@tanstack/react-query';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { joins } from '#features/joins/queries.ts';

/**
 * The act for the first unfinished setup step. Null when there is none or the step needs no act. Permissions are
 * checked separately.
 */
export type NextAct = 'enable' | 'retry' | 'create-pool' | 'add-hosts';

interface Pools {
  isCreatingPool: boolean;
  /** The number of pools in the list; undefined until it was read. It can lag behind the cluster's own number. */
  listed: number | undefined;
}

export function nextActOf(
  { readiness, pools, nodes }: Pick<Cluster, 'readiness' | 'pools' | 'nodes'>,
  { isCreatingPool, listed = 0 }: Pools,
): NextAct | null {
  if (readiness === 'failed') return 'retry';
  if (readiness === 'enabling') return null;
  if (readiness !== 'enabled') return 'enable';
  if (pools === 0) return isCreatingPool ? null : 'create-pool';
  return listed > 0 && nodes === 0 ? 'add-hosts' : null;
}

interface Late {
  count: number;
  /** The first pool with a late host. */
  nodePoolId: string | null;
}

/**
 * Counts late hosts of all pools: their command was shown, and TKE did not list them in time. Reads only while
 * `enabled`.
 */
export function useLateHosts(key: ClusterKey, enabled: boolean): Late {
  const { data } = useQuery({ ...externalNodePools(key), enabled });
  const pools = enabled ? (data?.pools ?? []) : [];
  return useQueries({
    queries: pools.map(({ id }) => joins({ ...key, nodePoolId: id })),
    combine: (results) => {
      const late = results.flatMap(({ data: reply }) => reply?.joins ?? []).filter(({ state }) => state === 'late');
      return { count: late.length, nodePoolId: late[0]?.nodePoolId ?? null };
    },
  });
}
