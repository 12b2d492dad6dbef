import { getLastDay } from '@isthmus/contracts/routes/last-day';
import type { ClusterKey } from '@isthmus/contracts/places';
import { queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

/** Every event that changes the activity of the account changes it too. It is read each minute, because it ends at now. */
export const lastDay = (key: ClusterKey) =>
  queryOptions({
    queryKey: ['activity', key.accountId, 'last-day', key.region, key.clusterId],
    queryFn: ({ signal }) => call(getLastDay, { params: key, signal }),
    refetchInterval: 60_000,
  });
