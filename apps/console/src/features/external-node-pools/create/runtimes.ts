import type { ClusterKey } from '@isthmus/contracts/places';
import { listRuntimes } from '@isthmus/contracts/routes/external-node-pools';
import { queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

export const runtimes = (key: ClusterKey) =>
  queryOptions({
    queryKey: ['runtimes', key.accountId, key.region, key.clusterId],
    queryFn: ({ signal }) => call(listRuntimes, { params: key, signal }),
  });
