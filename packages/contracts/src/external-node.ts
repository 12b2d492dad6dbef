import { z } from 'zod';
import { NodeActsTable } from './acts-answer.ts';
import { endpoint } from './endpoint.ts';
import { ExternalNode, listExternalNodes, NodeChange } from './external-nodes.ts';
import { healthStates } from './health.ts';
import { InNode } from './params.ts';
import { inNode } from './places.ts';

const Count = z.number().int();
const { observation, joiningObservation, factsObservation } = listExternalNodes.response.shape;

/** The last removal of a node that TKE does not list any more. `status`, `ip`, `nodePoolId`: its last known ones. */
const Removed = NodeChange.pick({ at: true, notBefore: true, operationId: true, ours: true }).extend({
  status: z.string(),
  ip: z.string(),
  nodePoolId: z.string().nullable(),
});

/**
 * One node by its name. `node` is null when TKE lists no node of this name, also for a name that nobody knows.
 *
 * `sinceNotBefore`: the last good reading before the one that first showed the status. The status began between the two (`since`). Null:
 * not known, or the node already had the status at the first reading.
 *
 * `together`: the other nodes whose failure the same reading first showed, for a failed node. A reading shows no order. `names`: the first
 * three of them.
 *
 * The observations are those of the list. https://cloud.tencent.com/document/api/457/129226
 */
export const getExternalNode = endpoint({
  method: 'GET',
  path: inNode,
  summary: 'One external node, or what is known about its name',
  permission: 'read',
  params: InNode,
  response: z.object({
    node: ExternalNode.extend({ sinceNotBefore: z.iso.datetime().nullable() }).nullable(),
    acts: NodeActsTable,
    removed: Removed.nullable(),
    together: z
      .object({ count: Count, names: z.array(z.string()), isSameLocation: z.boolean(), isSameReason: z.boolean() })
      .nullable(),
    observation,
    joiningObservation,
    factsObservation,
  }),
});

/** `unread`: readings are missing. `absent`: DescribeExternalNode listed no node of this name. */
export const stripStates = [...healthStates, 'unread', 'absent'] as const;
export type StripState = (typeof stripStates)[number];

const StripSegment = z.object({ state: z.enum(stripStates), from: z.iso.datetime(), until: z.iso.datetime() });
export type StripSegment = z.infer<typeof StripSegment>;

/** The numbers of days that a strip can show. */
export const stripDays = ['1', '7', '30'] as const;
export type StripDays = (typeof stripDays)[number];

/**
 * The states of a node name in the last days, oldest first and without holes, from the observed changes. A state begins at the reading that
 * first showed it. The first segment begins at `from`, or at the cluster's first reading: nothing is known before it. Empty before the first
 * reading.
 */
export const getExternalNodeHealth = endpoint({
  method: 'GET',
  path: `${inNode}/health`,
  summary: 'The states of one node over time',
  permission: 'read',
  params: InNode,
  query: z.object({ days: z.enum(stripDays) }),
  response: z.object({ from: z.iso.datetime(), until: z.iso.datetime(), segments: z.array(StripSegment) }),
});
