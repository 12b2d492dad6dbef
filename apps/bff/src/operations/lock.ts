import type { Place } from './operation-kind.ts';

export const clusterLock = ({ accountId, region, clusterId }: Place) => `${accountId}:${region}:${clusterId}`;
/** Nodes share their pool's, so that a pool and a node in it are never acted upon at once. */
export const poolLock = (at: Place, nodePoolId: string) => `${clusterLock(at)}:${nodePoolId}`;
