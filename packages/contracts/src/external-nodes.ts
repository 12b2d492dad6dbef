import { z } from 'zod';
import { ActsIndex, NodeActsTable } from './acts-answer.ts';
import { maxNodesAlone } from './approval-acts.ts';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { Observation, Unreadable } from './observation.ts';
import { OperationGroup } from './operation-groups.ts';
import { InCluster, InNode, NodeName } from './params.ts';
import { inCluster, inNode } from './places.ts';
import { maxSelectedNodes } from './selection-limits.ts';

/**
 * One node of TKE's two lists. `isListed`: DescribeExternalNode lists it (https://cloud.tencent.com/document/api/457/129226). A node
 * that joins or failed may be in DescribeClusterInstances of version 2022-05-01 only; then the row is from there, and acts are refused
 * (https://www.tencentcloud.com/document/api/457/66315). `status` and `reason` are TKE's words. A node is identified by (cluster,
 * name, createdTime), because names are reused. `since` is when this status was first seen.
 *
 * Version 2022-05-01 alone reports `kubelet`, `cpu` (cores) and `memoryGb`; null when it does not. `instance`: its state and reason for
 * a node that both list; null when it has none. It has no words for draining and terminating.
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
  isListed: z.boolean(),
  kubelet: z.string().nullable(),
  cpu: z.number().int().nullable(),
  memoryGb: z.number().int().nullable(),
  instance: z.object({ state: z.string(), reason: z.string() }).nullable(),
});
export type ExternalNode = z.infer<typeof ExternalNode>;

/** Final statuses: TKE's SDK has Running and Failed, guides have Normal and Abnormal. Any other status may still change. */
export const settledStatuses = ['Running', 'Failed', 'Normal', 'Abnormal'];

/**
 * An observed change of a node. `before` and `after` hold the changed fields; null when the node did not exist. The change happened between
 * `notBefore`, the last good reading before it, and `at`, the reading that showed it. `notBefore` is null for older entries.
 */
export const NodeChange = z.object({
  at: z.iso.datetime(),
  notBefore: z.iso.datetime().nullable(),
  change: z.enum(['appeared', 'changed', 'vanished']),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  /** The operation that caused the change. */
  operationId: z.uuid().nullable(),
  /** Whether an operation caused the change, or a join command of Isthmus added the node. */
  ours: z.boolean(),
});
export type NodeChange = z.infer<typeof NodeChange>;

/** Only what the page shows, because each change of a node sends it. */
const FactsRead = Observation.pick({ observedAt: true, problem: true });

/**
 * All nodes of the cluster: this endpoint has no pages. With a known `version`, `nodes` holds only changed nodes and `gone` the removed
 * names. With an unknown one, `nodes` holds all nodes and `gone` is null. `observation`: the read of DescribeExternalNode.
 * `joiningObservation`: that of joining and failed nodes in version 2022-05-01. `factsObservation`: that of all nodes there.
 * `?compact=1`: a long list comes in compact form (compact.ts), as application/vnd.isthmus.compact+json, with the observations in the
 * header isthmus-readings. An unchanged list then answers 304 after each reading too.
 */
export const listExternalNodes = endpoint({
  method: 'GET',
  path: `${inCluster}/nodes`,
  summary: 'External nodes of a cluster',
  permission: 'read',
  params: InCluster,
  query: z.object({ since: z.string().max(40).optional(), compact: z.enum(['1']).optional() }),
  response: z.object({
    nodes: z.array(ExternalNode),
    acts: NodeActsTable,
    gone: z.array(z.string()).nullable(),
    version: z.string(),
    observation: Observation,
    joiningObservation: FactsRead,
    factsObservation: FactsRead,
  }),
});

export const getExternalNodeHistory = endpoint({
  method: 'GET',
  path: `${inNode}/history`,
  summary: 'The history of one node name, newest first',
  permission: 'read',
  params: InNode,
  response: z.object({ changes: z.array(NodeChange) }),
});

/** The node as the person saw it. An operation stops when its `createdTime` has changed. */
export const NodeRef = z.object({ name: NodeName, createdTime: z.string().nullable() });
export type NodeRef = z.infer<typeof NodeRef>;
export const NodeSelection = z.array(NodeRef).min(1, fault('nodes-missing')).max(maxSelectedNodes);
export const AtOnce = z.number().int().min(1).max(5);

/** https://cloud.tencent.com/document/api/457/129223. One call per node, `atOnce` in parallel; stops at the first failure. */
export const drainExternalNodes = endpoint({
  method: 'POST',
  path: `${inCluster}/nodes/drain`,
  summary: 'Drain nodes',
  audit: 'drain-external-node',
  permission: 'write',
  status: 202,
  changesCloud: true,
  dryRun: true,
  params: InCluster,
  body: z.object({ nodes: NodeSelection, atOnce: AtOnce }),
  response: OperationGroup,
});

/** `force` deletes nodes while Pods run; `confirmed` must be the cluster's name. The host of each removed node needs cleaning. */
export const DeleteExternalNodes = z.object({
  nodes: NodeSelection,
  atOnce: AtOnce,
  drainFirst: z.boolean(),
  force: z.boolean(),
  confirmed: z.string(),
});
export const deleteExternalNodes = endpoint({
  method: 'POST',
  path: `${inCluster}/nodes/delete`,
  summary: 'Delete nodes',
  audit: 'delete-external-node',
  permission: 'write',
  alsoNeeds: ({ force }) => (force ? 'administer' : null),
  stepUp: { when: ({ force }) => force },
  fourEyes: { act: 'delete-external-nodes', when: ({ force, nodes }) => force || nodes.length > maxNodesAlone },
  status: 202,
  changesCloud: true,
  dryRun: true,
  params: InCluster,
  body: DeleteExternalNodes,
  response: OperationGroup,
});
