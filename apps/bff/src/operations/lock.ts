import type { ClusterKey } from '@isthmus/contracts/places';

export const clusterLock = ({ accountId, region, clusterId }: ClusterKey) => `${accountId}:${region}:${clusterId}`;
/** Nodes share their pool's, so that a pool and a node in it are never acted upon at once. */
export const poolLock = (at: ClusterKey, nodePoolId: string) => `${clusterLock(at)}:${nodePoolId}`;
