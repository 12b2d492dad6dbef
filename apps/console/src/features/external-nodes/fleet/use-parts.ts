import { refusalOf, type NodeAct } from '@isthmus/contracts/acts';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import type { FleetNode } from '@isthmus/contracts/fleet-nodes';
import { isOutOfDate } from '@isthmus/contracts/out-of-date';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { cluster as clusterQuery } from '#features/clusters/queries.ts';
import { inFlight } from '#operations/queries.ts';
import { useNow } from '#shared/time/clock.ts';
import { selectionFor, type ActPart, type NodeRefusals } from '../acts/selection.ts';
import { nodeId } from '../list/node-rows.ts';
import { externalNodes } from '../queries.ts';

/** The selected nodes of one cluster, as the fleet's list showed them. */
export interface SelectedCluster {
  key: ClusterKey;
  /** Its id while TKE does not list it. */
  name: string;
  accountName: string;
  nodes: FleetNode[];
}

export const placeKeyOf = ({ accountId, region, clusterId }: ClusterKey) => `${accountId} ${region} ${clusterId}`;

/** Groups the selected nodes by cluster, in the order of the first selected node of each. */
export const clustersOf = (selected: FleetNode[]): SelectedCluster[] =>
  [...Map.groupBy(selected, placeKeyOf).values()].flatMap((nodes) => {
    const [first] = nodes;
    if (!first) return [];
    const { accountId, region, clusterId, clusterName, accountName } = first;
    return [{ key: { accountId, region, clusterId }, name: clusterName || clusterId, accountName, nodes }];
  });

const combine = <T>(results: UseQueryResult<T>[]) =>
  results.map(({ data, isError, refetch }) => ({ data, isError, refetch }));

/**
 * Reads the clusters of the selection, as their own pages do: the same lists, rules and permissions decide what may be done. `parts` are
 * null until all are read. `failed`: the clusters that cannot be read.
 */
export function useParts(clusters: SelectedCluster[]) {
  const now = useNow();
  const replies = useQueries({ queries: clusters.map(({ key }) => clusterQuery(key)), combine });
  const lists = useQueries({ queries: clusters.map(({ key }) => externalNodes(key)), combine });
  const flights = useQueries({ queries: clusters.map(({ key }) => inFlight(key)), combine });
  const reads = useMemo(
    () =>
      clusters.map((one, index) => {
        const [reply, list, flight] = [replies[index], lists[index], flights[index]];
        const ids = new Set(one.nodes.map(nodeId));
        const nodes = list?.data?.nodes.filter((node) => ids.has(nodeId(node))) ?? [];
        const context = {
          permits: reply?.data?.permits ?? [],
          whoMay: reply?.data?.whoMay ?? {},
          observeOnly: reply?.data?.observeOnly ?? null,
          inFlight: new Map(flight?.data?.inFlight.map(({ subject, operationId }) => [subject, operationId])),
        };
        const refusals: NodeRefusals = (act, node) => refusalOf(act, node.name, list?.data?.acts[node.acts], context);
        const listed = new Set(nodes.map(nodeId));
        return {
          ...one,
          live: nodes,
          refusals,
          list: list?.data,
          gone: one.nodes.filter((node) => !listed.has(nodeId(node))).map(({ name }) => name),
          isRead: Boolean(reply?.data && list?.data && flight?.data),
          isFailed: [reply, list, flight].some((read) => read?.isError && !read.data),
          again: () => Promise.all([reply?.refetch(), list?.refetch(), flight?.refetch()]),
        };
      }),
    [clusters, replies, lists, flights],
  );
  const isReady = reads.every(({ isRead }) => isRead);
  const refusalsOf = new Map<ExternalNode, NodeRefusals>(
    reads.flatMap(({ live, refusals }) => live.map((node) => [node, refusals] as const)),
  );
  const nodeRefusal: NodeRefusals = (act, node) => refusalsOf.get(node)?.(act, node) ?? null;
  const partsFor = (act: NodeAct): ActPart[] =>
    reads.map(({ key, name, accountName, nodes, live, gone, list }) => ({
      cluster: key,
      clusterName: name,
      accountName,
      selection: selectionFor(act, live, nodeRefusal),
      gone,
      all: list?.nodes ?? [],
      poolOf: (id) => nodes.find(({ nodePoolId }) => nodePoolId === id)?.pool || (id ?? ''),
      isOutOfDate: list ? isOutOfDate(list.observation, now) : true,
    }));
  return {
    isReady,
    failed: reads.filter(({ isFailed }) => isFailed),
    live: reads.flatMap(({ live }) => live),
    gone: reads.reduce((sum, { gone }) => sum + gone.length, 0),
    nodeRefusal,
    partsFor,
  };
}
