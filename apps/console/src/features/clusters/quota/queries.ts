import type { ClusterKey } from '@isthmus/contracts/places';
import type { NewQuota } from '@isthmus/contracts/quota';
import { confirmQuota, getQuota, withdrawQuota } from '@isthmus/contracts/routes/quota';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

export const quota = ({ accountId, region, clusterId }: ClusterKey) =>
  queryOptions({
    queryKey: ['quota', accountId, region, clusterId],
    queryFn: ({ signal }) => call(getQuota, { params: { accountId, region, clusterId }, signal }),
  });

const changed = (key: ClusterKey) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: quota(key).queryKey }),
    queryClient.invalidateQueries({ queryKey: ['home'] }),
  ]);

export const confirmingQuota = (key: ClusterKey) =>
  mutationOptions({
    mutationFn: (body: NewQuota) => call(confirmQuota, { params: key, body }),
    onSuccess: () => changed(key),
  });

export const withdrawingQuota = (key: ClusterKey) =>
  mutationOptions({ mutationFn: () => call(withdrawQuota, { params: key }), onSuccess: () => changed(key) });
