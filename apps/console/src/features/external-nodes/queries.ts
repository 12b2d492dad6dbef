import type { ClusterKey } from '@isthmus/contracts/places';
import { deleteExternalNodes, drainExternalNodes, listExternalNodes } from '@isthmus/contracts/routes/external-nodes';
import { listHostsToClean, markHostCleaned } from '@isthmus/contracts/routes/hosts-to-clean';
import { mutationOptions, queryOptions } from '@tanstack/react-query';
import { call, type BodyOf, type ReplyOf } from '#shared/api/call.ts';
import { dryRunOf } from '#shared/api/dry-run.ts';
import { queryClient } from '#shared/query-client.ts';
import { mergeNodes } from './list/node-rows.ts';

const keyOf = ({ accountId, region, clusterId }: ClusterKey) => ['external-nodes', accountId, region, clusterId];
const cleaningKey = ({ accountId, region, clusterId }: ClusterKey) => ['hosts-to-clean', accountId, region, clusterId];
const operationsChanged = ({ accountId }: ClusterKey) =>
  queryClient.invalidateQueries({ queryKey: ['operations', accountId] });

/** Reads only the changes since the known version and merges them into the known list. */
export const externalNodes = (key: ClusterKey) =>
  queryOptions({
    queryKey: keyOf(key),
    queryFn: async ({ signal }) => {
      const seen = queryClient.getQueryData<ReplyOf<typeof listExternalNodes>>(keyOf(key));
      const reply = await call(listExternalNodes, { params: key, query: { since: seen?.version }, signal });
      return seen && reply.gone ? { ...reply, nodes: mergeNodes(seen.nodes, reply.nodes, reply.gone) } : reply;
    },
  });

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

export const hostsToClean = (key: ClusterKey) =>
  queryOptions({
    queryKey: cleaningKey(key),
    queryFn: ({ signal }) => call(listHostsToClean, { params: key, signal }),
  });

export const markingHostCleaned = (key: ClusterKey) =>
  mutationOptions({
    mutationFn: (hostId: string) => call(markHostCleaned, { params: { ...key, hostId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: cleaningKey(key) }),
  });
