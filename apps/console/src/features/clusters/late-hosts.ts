import type { ClusterKey } from '@isthmus/contracts/places';
import { useQueries, useQuery } from '@tanstack/react-query';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { joins } from '#features/joins/queries.ts';

interface Late {
  count: number;
  /** The first pool with a late host. */
  nodePoolId: string | null;
}

/**
 * Counts late hosts of all pools: their command was shown, and TKE did not list them in time. Reads only while
 * `wanted`.
 */
export function useLateHosts(key: ClusterKey, wanted: boolean): Late {
  const { data } = useQuery({ ...externalNodePools(key), enabled: wanted });
  const pools = wanted ? (data?.pools ?? []) : [];
  return useQueries({
    queries: pools.map(({ id }) => joins({ ...key, nodePoolId: id })),
    combine: (results) => {
      const late = results.flatMap(({ data: reply }) => reply?.joins ?? []).filter(({ state }) => state === 'late');
      return { count: late.length, nodePoolId: late[0]?.nodePoolId ?? null };
    },
  });
}
