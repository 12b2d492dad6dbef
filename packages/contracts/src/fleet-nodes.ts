import { z } from 'zod';
import { maxNodesAlone } from './approval-acts.ts';
import { endpoint } from './endpoint.ts';
import { AtOnce, DeleteExternalNodes, ExternalNode, NodeSelection } from './external-nodes.ts';
import { fault } from './fault.ts';
import { healthStates } from './health.ts';
import { OperationSet } from './operation-sets.ts';
import { InCluster, NodeName, NodePoolId, Region } from './params.ts';
import { idRules } from './places.ts';
import { maxSelectedClusters, maxSelectedNodes } from './selection-limits.ts';

/** The orders of the list. Equal values are in the order of account, region, cluster and name, so the order is total. */
export const fleetNodeSorts = ['name', 'status', 'cluster', 'since'] as const;

/** The position of a node in an order: the value that the order compares, and the node's key. */
const FleetNodePosition = z.tuple([
  z
    .string()
    .max(300)
    .regex(/^\P{Cc}*$/u),
  z.uuid(),
  Region,
  z.string().regex(idRules.clusterId),
  NodeName.regex(/^\P{Cc}*$/u),
]);
export type FleetNodePosition = z.infer<typeof FleetNodePosition>;

export const fleetCursorOf = (position: FleetNodePosition) => JSON.stringify(position);

/** Returns the position in a cursor; null for an invalid one. Orders of numbers have numbers. */
export function fleetPositionOf(cursor: string, sort: (typeof fleetNodeSorts)[number]): FleetNodePosition | null {
  try {
    const position = FleetNodePosition.parse(JSON.parse(cursor));
    const isNumber = sort === 'status' || sort === 'since';
    return isNumber && !/^\d{1,15}$/.test(position[0]) ? null : position;
  } catch {
    return null;
  }
}

const Text = z.string().trim().max(6_000);

/**
 * The filter. `q`: words that a name or address contains, or the beginning of a cluster's or pool's id; with a comma, whole names and
 * addresses. `state`: as shown; the nodes of an out-of-date reading are `unknown` (out-of-date.ts). `version`: of the kubelet, as reported.
 */
const FleetNodesFilter = z.object({
  q: Text.optional(),
  state: z.enum(healthStates).optional(),
  accountId: z.uuid().toLowerCase().optional(),
  clusterId: z.string().regex(idRules.clusterId).optional(),
  nodePoolId: NodePoolId.optional(),
  version: z.string().min(1).max(100).optional(),
  location: z.string().min(1).max(253).optional(),
});
export type FleetNodesFilter = z.infer<typeof FleetNodesFilter>;

export const FleetNodesQuery = FleetNodesFilter.extend({
  sort: z.enum(fleetNodeSorts).default('name'),
  descending: z.stringbool().default(false),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: z.string().max(2_000).optional(),
}).refine(({ cursor, sort }) => cursor === undefined || fleetPositionOf(cursor, sort) !== null, {
  message: fault('wrong-form'),
  path: ['cursor'],
});

/** A node with its place. `state`: as shown (health.ts). `pool`: the pool's name; '' when TKE lists none. */
export const FleetNode = ExternalNode.omit({ acts: true, instance: true }).extend({
  accountId: z.uuid(),
  accountName: z.string(),
  region: z.string(),
  clusterId: z.string(),
  clusterName: z.string(),
  pool: z.string(),
  state: z.enum(healthStates),
});
export type FleetNode = z.infer<typeof FleetNode>;

/**
 * The nodes of all clusters that the person may see and TKE lists. `counts`: the matches per state, whatever `state` filters. `clusters`: in
 * how many clusters they are. `missing`: the listed names and addresses that no node of the fleet has, and `listed` how many were listed;
 * null when `q` is no list. `versions`: the kubelets' versions in the fleet. `next`: the cursor of the next page; null after the last one.
 */
export const listFleetNodes = endpoint({
  method: 'GET',
  path: '/nodes',
  summary: 'External nodes of all clusters',
  scope: 'fleet',
  permission: 'read',
  query: FleetNodesQuery,
  response: z.object({
    nodes: z.array(FleetNode),
    counts: z.record(z.enum(healthStates), z.number().int()),
    clusters: z.number().int(),
    listed: z.number().int().nullable(),
    missing: z.array(z.string()).nullable(),
    versions: z.array(z.string()),
    next: z.string().nullable(),
  }),
});

type Part = z.output<typeof InCluster> & { nodes: unknown[] };
const isOnce = (parts: Part[]) =>
  new Set(parts.map(({ accountId, region, clusterId }) => `${accountId} ${region} ${clusterId}`)).size === parts.length;
const nodesOf = (parts: Part[]) => parts.reduce((sum, { nodes }) => sum + nodes.length, 0);

/** The selected nodes of each cluster. Nodes of one cluster alone are changed at the cluster's own address. */
const Clusters = z
  .array(InCluster.extend({ nodes: NodeSelection }))
  .min(2)
  .max(maxSelectedClusters)
  .refine(isOnce, fault('wrong-form'))
  .refine((parts) => nodesOf(parts) <= maxSelectedNodes, fault('too-many', { maximum: maxSelectedNodes }));

/**
 * Drains nodes of several clusters: one group per cluster, `atOnce` nodes in parallel in each. All groups are recorded in one transaction,
 * or none: the refusal names its `cluster`. Needs the permission on each account.
 */
export const drainFleetNodes = endpoint({
  method: 'POST',
  path: '/nodes/drain',
  summary: 'Drain nodes of several clusters',
  audit: 'drain-external-node',
  scope: 'fleet',
  permission: 'write',
  status: 202,
  changesCloud: true,
  dryRun: true,
  body: z.object({ clusters: Clusters, atOnce: AtOnce }),
  response: OperationSet,
});

/** As drainFleetNodes. With `force`, `confirmed` must be the number of all nodes. */
export const deleteFleetNodes = endpoint({
  method: 'POST',
  path: '/nodes/delete',
  summary: 'Delete nodes of several clusters',
  audit: 'delete-external-node',
  scope: 'fleet',
  permission: 'write',
  alsoNeeds: ({ force }) => (force ? 'administer' : null),
  stepUp: { when: ({ force }) => force },
  fourEyes: { act: 'delete-fleet-nodes', when: ({ force, clusters }) => force || nodesOf(clusters) > maxNodesAlone },
  status: 202,
  changesCloud: true,
  dryRun: true,
  body: DeleteExternalNodes.omit({ nodes: true }).extend({ clusters: Clusters }),
  response: OperationSet,
});
