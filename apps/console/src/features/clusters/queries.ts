import { getCluster, listClusters, refreshCluster, refreshClusters } from '@isthmus/contracts/routes/clusters';
import { getLastDay } from '@isthmus/contracts/routes/last-day';
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

/** Every event that changes the activity of the account changes it too. It is read each minute, because it ends at now. */
export const lastDay = (key: ClusterKey) =>
  queryOptions({
    queryKey: ['activity', key.accountId, 'last-day', key.region, key.clusterId],
    queryFn: ({ signal }) => call(getLastDay, { params: key, signal }),
    refetchInterval: 60_000,
  });

export const refreshingClusters = (accountId: string) =>
  mutationOptions({ mutationFn: () => call(refreshClusters, { params: { accountId } }) });

export const refreshingCluster = (key: ClusterKey) =>
  mutationOptions({ mutationFn: () => call(refreshCluster, { params: key }) });
