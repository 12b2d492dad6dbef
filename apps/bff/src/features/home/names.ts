import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';

export const clusterKeyOf = ({ accountId, region, clusterId }: ClusterKey) => `${accountId} ${region} ${clusterId}`;
export const poolKeyOf = (pool: PoolKey) => `${clusterKeyOf(pool)} ${pool.nodePoolId}`;

interface Named {
  name: string;
}

export interface Names {
  cluster: (place: ClusterKey) => ClusterKey & { clusterName: string };
  pool: (pool: PoolKey) => PoolKey & { clusterName: string; poolName: string };
}

/** Adds names to places. A cluster or pool that is not stored has the name ''. */
export function namesOf(clusters: (ClusterKey & Named)[], pools: (PoolKey & Named)[]): Names {
  const ofClusters = new Map(clusters.map((one) => [clusterKeyOf(one), one.name]));
  const ofPools = new Map(pools.map((one) => [poolKeyOf(one), one.name]));
  const cluster: Names['cluster'] = ({ accountId, region, clusterId }) => {
    const place = { accountId, region, clusterId };
    return { ...place, clusterName: ofClusters.get(clusterKeyOf(place)) ?? '' };
  };
  return {
    cluster,
    pool: (pool) => ({
      ...cluster(pool),
      nodePoolId: pool.nodePoolId,
      poolName: ofPools.get(poolKeyOf(pool)) ?? '',
    }),
  };
}
