import { subjectOf } from '@isthmus/contracts/acts';
import type { StripDays } from '@isthmus/contracts/external-node';
import type { NodeKey } from '@isthmus/contracts/places';
import { getExternalNode, getExternalNodeHealth } from '@isthmus/contracts/routes/external-node';
import { getExternalNodeHistory } from '@isthmus/contracts/routes/external-nodes';
import { listOperations } from '@isthmus/contracts/routes/operations';
import { queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

/** A reading of the cluster's nodes makes all queries stale that begin like its list. */
const keyOf = ({ accountId, region, clusterId, nodeName }: NodeKey, part: string) => [
  'external-nodes',
  ...[accountId, region, clusterId, nodeName, part],
];

export const externalNode = (key: NodeKey) =>
  queryOptions({
    queryKey: keyOf(key, 'node'),
    queryFn: ({ signal }) => call(getExternalNode, { params: key, signal }),
  });

export const externalNodeHealth = (key: NodeKey, days: StripDays) =>
  queryOptions({
    queryKey: [...keyOf(key, 'health'), days],
    queryFn: ({ signal }) => call(getExternalNodeHealth, { params: key, query: { days }, signal }),
  });

export const externalNodeHistory = (key: NodeKey) =>
  queryOptions({
    queryKey: keyOf(key, 'history'),
    queryFn: ({ signal }) => call(getExternalNodeHistory, { params: key, signal }),
  });

/** The newest operations that changed the node, or its pool with it. */
export const nodeOperations = ({ accountId, region, clusterId, nodeName }: NodeKey) => {
  const query = { region, clusterId, subject: subjectOf.node(nodeName) };
  return queryOptions({
    queryKey: ['operations', accountId, 'of-node', region, clusterId, nodeName],
    queryFn: ({ signal }) => call(listOperations, { params: { accountId }, query, signal }),
  });
};
