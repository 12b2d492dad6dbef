import type { ClusterKey } from '@isthmus/contracts/places';

export const clusterLock = ({ accountId, region, clusterId }: ClusterKey) => `${accountId}:${region}:${clusterId}`;
/** Nodes share the lock of their pool, so a pool and its nodes never change at the same time. */
export const poolLock = (at: ClusterKey, nodePoolId: string) => `${clusterLock(at)}:${nodePoolId}`;
