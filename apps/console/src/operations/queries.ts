import { listInProgress } from '@isthmus/contracts/routes/in-progress';
import { getOperationGroup } from '@isthmus/contracts/routes/operation-groups';
import { getOperation, listInFlight } from '@isthmus/contracts/routes/operations';
import type { ClusterKey } from '@isthmus/contracts/places';
import { queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

export const inFlight = ({ accountId, region, clusterId }: ClusterKey) =>
  queryOptions({
    queryKey: ['operations', accountId, 'in-flight', region, clusterId],
    queryFn: ({ signal }) => call(listInFlight, { params: { accountId, region, clusterId }, signal }),
  });

export const operation = (accountId: string, operationId: string) =>
  queryOptions({
    queryKey: ['operations', accountId, operationId],
    queryFn: ({ signal }) => call(getOperation, { params: { accountId, operationId }, signal }),
  });

export const operationGroup = (accountId: string, groupId: string) =>
  queryOptions({
    queryKey: ['operations', accountId, 'group', groupId],
    queryFn: ({ signal }) => call(getOperationGroup, { params: { accountId, groupId }, signal }),
  });

/** What ends by time alone, such as a late host, comes without an event; and a hidden tab has no stream. */
const openWorkMs = 30_000;

/** What runs and what ended on all accounts. Asks again only while something runs, also in a hidden tab; 304 when nothing changed. */
export const inProgress = () =>
  queryOptions({
    queryKey: ['in-progress'],
    queryFn: ({ signal }) => call(listInProgress, { signal }),
    refetchInterval: ({ state }) => (state.data?.items.length ? openWorkMs : false),
    refetchIntervalInBackground: true,
  });
