import type { HostToClean } from '@isthmus/contracts/hosts-to-clean';
import type { ClusterKey } from '@isthmus/contracts/places';
import { deleteExternalNodes, drainExternalNodes } from '@isthmus/contracts/routes/external-nodes';
import { markHostCleaned, unmarkHostCleaned } from '@isthmus/contracts/routes/hosts-to-clean';
import { mutationOptions } from '@tanstack/react-query';
import { call, type BodyOf } from '#shared/api/call.ts';
import { dryRunOf } from '#shared/api/dry-run.ts';
import { queryClient } from '#shared/query-client.ts';
import { hostsToClean } from '../queries.ts';

const operationsChanged = ({ accountId }: ClusterKey) =>
  queryClient.invalidateQueries({ queryKey: ['operations', accountId] });

export const drainingExternalNodes = (key: ClusterKey, idempotencyKey: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof drainExternalNodes>) =>
      call(drainExternalNodes, { params: key, body, idempotencyKey }),
    onSuccess: () => operationsChanged(key),
  });

export const drainCalls = (key: ClusterKey, body: BodyOf<typeof drainExternalNodes>) =>
  dryRunOf(drainExternalNodes, key, body);

export const deletingExternalNodes = (key: ClusterKey, idempotencyKey: string) =>
  mutationOptions({
    mutationFn: (body: BodyOf<typeof deleteExternalNodes>) =>
      call(deleteExternalNodes, { params: key, body, idempotencyKey }),
    onSuccess: () => operationsChanged(key),
  });

export const deleteCalls = (key: ClusterKey, body: BodyOf<typeof deleteExternalNodes>) =>
  dryRunOf(deleteExternalNodes, key, body);

/** Marks a host as cleaned, or takes the mark back. */
export const markingHostCleaned = (key: ClusterKey) =>
  mutationOptions({
    mutationFn: ({ id, cleanedAt }: HostToClean) =>
      call(cleanedAt ? unmarkHostCleaned : markHostCleaned, { params: { ...key, hostId: id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: hostsToClean(key).queryKey }),
  });
