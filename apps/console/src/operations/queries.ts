import {
  getOperationGroup,
  pauseOperationGroup,
  resumeOperationGroup,
  stopOperationGroup,
} from '@isthmus/contracts/routes/operation-groups';
import {
  adoptPool,
  getOperation,
  listInFlight,
  listOperations,
  resolveOperation,
  retryOperation,
} from '@isthmus/contracts/routes/operations';
import type { ClusterKey } from '@isthmus/contracts/places';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';

const changed = (accountId: string) => queryClient.invalidateQueries({ queryKey: ['operations', accountId] });

/** The newest operations of one cluster, for the pages that show running ones. */
export const clusterOperations = (accountId: string, clusterId: string) =>
  queryOptions({
    queryKey: ['operations', accountId, 'of-cluster', clusterId],
    queryFn: ({ signal }) => call(listOperations, { params: { accountId }, query: { clusterId }, signal }),
  });

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

export const retryingOperation = (accountId: string, operationId: string) =>
  mutationOptions({
    mutationFn: () => call(retryOperation, { params: { accountId, operationId } }),
    onSuccess: () => changed(accountId),
  });

export const resolvingOperation = (accountId: string, operationId: string) =>
  mutationOptions({
    mutationFn: (reason: string) => call(resolveOperation, { params: { accountId, operationId }, body: { reason } }),
    onSuccess: () => changed(accountId),
  });

export const adoptingPool = (accountId: string, operationId: string) =>
  mutationOptions({
    mutationFn: (poolId: string) => call(adoptPool, { params: { accountId, operationId }, body: { poolId } }),
    onSuccess: () => changed(accountId),
  });

const groupEndpoints = { pause: pauseOperationGroup, resume: resumeOperationGroup, stop: stopOperationGroup };

export const controllingGroup = (accountId: string, groupId: string, step: keyof typeof groupEndpoints) =>
  mutationOptions({
    mutationFn: () => call(groupEndpoints[step], { params: { accountId, groupId } }),
    onSuccess: () => changed(accountId),
  });
