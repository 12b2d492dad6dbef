import { getCluster, listClusters, refreshCluster, refreshClusters } from '@isthmus/contracts/routes/clusters';
import type { ClusterKey } from '@isthmus/contracts/places';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

export const clusters = (accountId: string) =>
  queryOptions({
    queryKey: ['clusters', accountId],
    queryFn: ({ signal }) => call(listClusters, { params: { accountId }, signal }),
  });

export const cluster = (key: ClusterKey) =>
  queryOptions({
    queryKey: ['clusters', key.accountId, key.region, key.clusterId],
    queryFn: ({ signal }) => call(getCluster, { params: key, signal }),
  });

export const refreshingClusters = (accountId: string) =>
  mutationOptions({ mutationFn: () => call(refreshClusters, { params: { accountId } }) });

export const refreshingCluster = (key: ClusterKey) =>
  mutationOptions({ mutationFn: () => call(refreshCluster, { params: key }) });
