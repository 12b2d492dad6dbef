import type { ClusterKey } from '@isthmus/contracts/places';
import { enableExternalNodeSupport, listSubnets } from '@isthmus/contracts/routes/external-node-support';
import type { EnableExternalNodeSupport } from '@isthmus/contracts/external-node-support';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { dryRunOf } from '#shared/api/dry-run.ts';
import { queryClient } from '#shared/query-client.ts';

/**
 * Requests subnets from TKE each time, because free addresses change too fast to store. Does not retry, so a person
 * soon sees the failure.
 */
export const subnets = (key: ClusterKey) =>
  queryOptions({
    queryKey: ['subnets', key.accountId, key.region, key.clusterId],
    queryFn: ({ signal }) => call(listSubnets, { params: key, signal }),
    staleTime: 0,
    retry: false,
  });

/** `idempotencyKey` comes from the form, so a second click repeats the same request. */
export const enablingExternalNodeSupport = (key: ClusterKey, idempotencyKey: string) =>
  mutationOptions({
    mutationFn: (body: EnableExternalNodeSupport) =>
      call(enableExternalNodeSupport, { params: key, body, idempotencyKey }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['operations', key.accountId] }),
  });

export const enableCall = ({ accountId, region, clusterId }: ClusterKey, body: EnableExternalNodeSupport) =>
  dryRunOf(enableExternalNodeSupport, { accountId, region, clusterId }, body);
