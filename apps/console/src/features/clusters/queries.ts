import { getCluster, listClusters, refreshCluster, refreshClusters } from '@isthmus/contracts/routes/clusters';
import { confirmQuota, getQuota, withdrawQuota } from '@isthmus/contracts/routes/quota';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { NewQuota } from '@isthmus/contracts/quota';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

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

export const quota = ({ accountId, region, clusterId }: ClusterKey) =>
  queryOptions({
    queryKey: ['quota', accountId, region, clusterId],
    queryFn: ({ signal }) => call(getQuota, { params: { accountId, region, clusterId }, signal }),
  });

const quotaChanged = (key: ClusterKey) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: quota(key).queryKey }),
    queryClient.invalidateQueries({ queryKey: ['home'] }),
  ]);

export const confirmingQuota = (key: ClusterKey) =>
  mutationOptions({
    mutationFn: (body: NewQuota) => call(confirmQuota, { params: key, body }),
    onSuccess: () => quotaChanged(key),
  });

export const withdrawingQuota = (key: ClusterKey) =>
  mutationOptions({ mutationFn: () => call(withdrawQuota, { params: key }), onSuccess: () => quotaChanged(key) });
