import { z } from 'zod';
import { ActsIndex, NodeActsTable } from './acts-answer.ts';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { Observation, Unreadable } from './observation.ts';
import { OperationGroup } from './operation-groups.ts';
import { InCluster, InNode, NodeName } from './params.ts';
import { inCluster, inNode } from './places.ts';

/**
 * One item of DescribeExternalNode (https://cloud.tencent.com/document/api/457/129226). `status` and `reason` are TKE's own words.
 * A node is (cluster, name, createdTime): names come back. `since` is when this status was first seen.
 */
export const ExternalNode = z.object({
  name: z.string(),
  nodePoolId: z.string().nullable(),
  ip: z.string(),
  location: z.string(),
  status: z.string(),
  reason: z.string(),
  unschedulable: z.boolean().nullable(),
  createdTime: z.string().nullable(),
  unreadable: Unreadable,
  appearedAt: z.iso.datetime(),
  since: z.iso.datetime(),
  acts: ActsIndex,
});
export type ExternalNode = z.infer<typeof ExternalNode>;

/** Nothing is on its way in these words: TKE's SDK says Running and Failed, guides say Normal and Abnormal. Of any other that cannot be said. */
export const settledStatuses = ['Running', 'Failed', 'Normal', 'Abnormal'];

/** What was seen to change on a node; `before` and `after` hold the fields that differ, null when it was not there. */
export const NodeChange = z.object({
  at: z.iso.datetime(),
  change: z.enum(['appeared', 'changed', 'vanished']),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** The operation that explains it. */
  operationId: z.uuid().nullable(),
  /** An operation explains it, or a join command of Isthmus brought the node. */
  ours: z.boolean(),
});
export type NodeChange = z.infer<typeof NodeChange>;

/**
 * All nodes of the cluster: TKE does not page them and neither do we. To one who says which `version` was seen, `nodes` holds only those
 * that differ and `gone` the names that are no more; where that version is not known any more, all of them, and `gone` is null.
 */
export const listExternalNodes = endpoint({
  method: 'GET',
  path: `${inCluster}/nodes`,
  summary: 'External nodes of a cluster',
  permission: 'read',
  params: InCluster,
  query: z.object({ since: z.string().max(40).optional() }),
  response: z.object({
    nodes: z.array(ExternalNode),
    acts: NodeActsTable,
    gone: z.array(z.string()).nullable(),
    version: z.string(),
    observation: Observation,
  }),
});

export const getExternalNodeHistory = endpoint({
  method: 'GET',
  path: `${inNode}/history`,
  summary: 'What was seen of one node name, newest first',
  permission: 'read',
  params: InNode,
  response: z.object({ changes: z.array(NodeChange) }),
});

/** The node as the person saw it: an operation stops when `createdTime` is another by then. */
export const NodeRef = z.object({ name: NodeName, createdTime: z.string().nullable() });
export type NodeRef = z.infer<typeof NodeRef>;
const Selection = z.array(NodeRef).min(1, fault('nodes-missing')).max(500);
const AtOnce = z.number().int().min(1).max(5);

/** https://cloud.tencent.com/document/api/457/129223: one call a node, `atOnce` at a time; stops at the first failure. */
export const drainExternalNodes = endpoint({
  method: 'POST',
  path: `${inCluster}/nodes/drain`,
  summary: 'Drain nodes',
  permission: 'write',
  status: 202,
  dryRun: true,
  params: InCluster,
  body: z.object({ nodes: Selection, atOnce: AtOnce }),
  response: OperationGroup,
});

/** `force` deletes although Pods run, and wants `confirmed` to be the cluster's name. Each node removed is to be cleaned. */
export const DeleteExternalNodes = z.object({
  nodes: Selection,
  atOnce: AtOnce,
  drainFirst: z.boolean(),
  force: z.boolean(),
  confirmed: z.string(),
});
export const deleteExternalNodes = endpoint({
  method: 'POST',
  path: `${inCluster}/nodes/delete`,
  summary: 'Delete nodes',
  permission: 'write',
  status: 202,
  dryRun: true,
  params: InCluster,
  body: DeleteExternalNodes,
  response: OperationGroup,
});
