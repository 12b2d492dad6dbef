import type { HostToClean } from '@isthmus/contracts/hosts-to-clean';
import type { ClusterKey } from '@isthmus/contracts/places';
import { deleteExternalNodes, drainExternalNodes } from '@isthmus/contracts/routes/external-nodes';
import { deleteFleetNodes, drainFleetNodes } from '@isthmus/contracts/routes/fleet-nodes';
import { markHostCleaned, unmarkHostCleaned } from '@isthmus/contracts/routes/hosts-to-clean';
import { mutationOptions } from '@tanstack/react-query';
import { call, type BodyOf } from '#shared/api/call.ts';
import { dryRunOf } from '#shared/api/dry-run.ts';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { hostsToClean } from '../queries.ts';
import { refsOf, type ActPart } from './selection.ts';

const operationsChanged = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['operations'] }),
    queryClient.invalidateQueries({ queryKey: ['in-progress'] }),
  ]);

/** The parts with nodes to change. One cluster has its own endpoint; several are recorded together, or none. */
function requestOf(parts: ActPart[]) {
  const acting = parts.filter(({ selection }) => selection.nodes.length > 0);
  const [only] = acting.length === 1 ? acting : [];
  const clusters = acting.map(({ cluster: { accountId, region, clusterId }, selection }) => ({
    accountId,
    region,
    clusterId,
    nodes: refsOf(selection.nodes),
  }));
  return { only: only && { key: only.cluster, nodes: refsOf(only.selection.nodes) }, clusters };
}

type DrainHow = Omit<BodyOf<typeof drainExternalNodes>, 'nodes'>;
type DeleteHow = Omit<BodyOf<typeof deleteExternalNodes>, 'nodes'>;

/** Starts the drains. Returns the address of the page that shows them. */
export const draining = (parts: ActPart[], idempotencyKey: string) =>
  mutationOptions({
    mutationFn: async (how: DrainHow) => {
      const { only, clusters } = requestOf(parts);
      if (!only)
        return paths.operationSet((await call(drainFleetNodes, { body: { clusters, ...how }, idempotencyKey })).id);
      const { key, nodes } = only;
      const group = await call(drainExternalNodes, { params: key, body: { nodes, ...how }, idempotencyKey });
      return paths.operationGroup(key.accountId, group.id);
    },
    onSuccess: operationsChanged,
  });

export function drainCalls(parts: ActPart[], how: DrainHow) {
  const { only, clusters } = requestOf(parts);
  return only
    ? dryRunOf(drainExternalNodes, only.key, { nodes: only.nodes, ...how })
    : dryRunOf(drainFleetNodes, undefined, { clusters, ...how });
}

/** Starts the deletions. Returns the address of the page that shows them. */
export const deleting = (parts: ActPart[], idempotencyKey: string) =>
  mutationOptions({
    mutationFn: async (how: DeleteHow) => {
      const { only, clusters } = requestOf(parts);
      if (!only)
        return paths.operationSet((await call(deleteFleetNodes, { body: { clusters, ...how }, idempotencyKey })).id);
      const { key, nodes } = only;
      const group = await call(deleteExternalNodes, { params: key, body: { nodes, ...how }, idempotencyKey });
      return paths.operationGroup(key.accountId, group.id);
    },
    onSuccess: operationsChanged,
  });

export function deleteCalls(parts: ActPart[], how: DeleteHow) {
  const { only, clusters } = requestOf(parts);
  return only
    ? dryRunOf(deleteExternalNodes, only.key, { nodes: only.nodes, ...how })
    : dryRunOf(deleteFleetNodes, undefined, { clusters, ...how });
}

/** Marks a host as cleaned, or takes the mark back. */
export const markingHostCleaned = (key: ClusterKey) =>
  mutationOptions({
    mutationFn: ({ id, cleanedAt }: HostToClean) =>
      call(cleanedAt ? unmarkHostCleaned : markHostCleaned, { params: { ...key, hostId: id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: hostsToClean(key).queryKey }),
  });
