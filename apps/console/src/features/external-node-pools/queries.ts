import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';
import {
  getExternalNodePool,
  listExternalNodePools,
  refreshExternalNodePools,
} from '@isthmus/contracts/routes/external-node-pools';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

const keyOf = ({ accountId, region, clusterId }: ClusterKey) => ['external-node-pools', accountId, region, clusterId];

export const externalNodePools = (key: ClusterKey) =>
  queryOptions({ queryKey: keyOf(key), queryFn: ({ signal }) => call(listExternalNodePools, { params: key, signal }) });

export const externalNodePool = (key: PoolKey) =>
  queryOptions({
    queryKey: [...keyOf(key), key.nodePoolId],
    queryFn: ({ signal }) => call(getExternalNodePool, { params: key, signal }),
  });

export const refreshingExternalNodePools = (key: ClusterKey) =>
  mutationOptions({ mutationFn: () => call(refreshExternalNodePools, { params: key }) });
