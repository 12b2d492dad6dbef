import type { ClusterKey } from '@isthmus/contracts/places';
import { listExternalNodes } from '@isthmus/contracts/routes/external-nodes';
import { listHostsToClean } from '@isthmus/contracts/routes/hosts-to-clean';
import { queryOptions } from '@tanstack/react-query';
import { call, type ReplyOf } from '#shared/api/call.ts';
import { queryClient } from '#shared/query-client.ts';
import { mergeNodes } from './list/node-rows.ts';

const keyOf = ({ accountId, region, clusterId }: ClusterKey) => ['external-nodes', accountId, region, clusterId];

/** Reads only the changes since the known version and merges them into the known list. */
export const externalNodes = (key: ClusterKey) =>
  queryOptions({
    queryKey: keyOf(key),
    queryFn: async ({ signal }) => {
      const seen = queryClient.getQueryData<ReplyOf<typeof listExternalNodes>>(keyOf(key));
      const reply = await call(listExternalNodes, {
        params: key,
        query: { compact: '1', since: seen?.version },
        signal,
      });
      return seen && reply.gone ? { ...reply, nodes: mergeNodes(seen.nodes, reply.nodes, reply.gone) } : reply;
    },
  });

export const hostsToClean = (key: ClusterKey) =>
  queryOptions({
    queryKey: ['hosts-to-clean', key.accountId, key.region, key.clusterId],
    queryFn: ({ signal }) => call(listHostsToClean, { params: key, signal }),
  });
