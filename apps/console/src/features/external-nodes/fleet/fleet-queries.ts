import type { FleetNodesFilter, fleetNodeSorts } from '@isthmus/contracts/fleet-nodes';
import { listFleetNodes } from '@isthmus/contracts/routes/fleet-nodes';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

/** No event covers the whole fleet, and readings become out of date without one. */
const refetchMs = 30_000;
/** While nodes are unknown: the first page of a fleet that nobody looked at makes Isthmus read it, which takes seconds. */
const unknownMs = 5_000;
/** Rows of a request for a file. */
const filePage = 1_000;

export interface FleetQuery extends FleetNodesFilter {
  sort: (typeof fleetNodeSorts)[number];
  descending: boolean;
}

const read = ({ descending, ...query }: FleetQuery, cursor: string, signal?: AbortSignal, limit?: number) =>
  call(listFleetNodes, {
    query: { ...query, descending: String(descending), ...(cursor && { cursor }), ...(limit && { limit }) },
    ...(signal && { signal }),
  });

export const fleetNodes = (query: FleetQuery) =>
  infiniteQueryOptions({
    queryKey: ['fleet-nodes', query],
    queryFn: ({ pageParam, signal }) => read(query, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) => (state.data?.pages[0]?.counts.unknown ? unknownMs : refetchMs),
  });

/** Reads all matches, not only the shown page. */
export async function allFleetNodes(query: FleetQuery) {
  const all = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Awaited<ReturnType<typeof read>> = await read(query, cursor, undefined, filePage);
    all.push(...page.nodes);
    cursor = page.next;
  }
  return all;
}
