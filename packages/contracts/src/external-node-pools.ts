import { z } from 'zod';
import { InCluster } from './clusters.ts';
import { endpoint } from './endpoint.ts';
import { isSystemLabel, Labels, Taints } from './kubernetes.ts';
import { Observation } from './observation.ts';
import { Operation } from './operations.ts';

export const NodePoolId = z.string().regex(/^np-[a-z0-9]{1,32}$/);
export const InPool = InCluster.extend({ nodePoolId: NodePoolId });
export type PoolKey = z.infer<typeof InPool>;

export const NodeType = z.enum(['CPU', 'GPU']);

/** A runtime as DescribeSupportedRuntime offers it for the cluster's version. */
export const Runtime = z.object({ type: z.string().min(1), version: z.string().min(1) });
export type Runtime = z.infer<typeof Runtime>;

export const NodeCounts = z.object({
  total: z.number().int(),
  running: z.number().int(),
  failed: z.number().int(),
  draining: z.number().int(),
  other: z.number().int(),
});

export const MadeFrom = z.object({ templateId: z.uuid(), name: z.string(), version: z.number().int() });

/**
 * One item of DescribeExternalNodePools (https://cloud.tencent.com/document/api/457/129224). `state` is LifeState; null means that
 * TKE said nothing. `digest` is over what Modify can change: send it back as `basedOn`. Custom data can't be read back.
 */
export const ExternalNodePool = z.object({
  accountId: z.uuid(),
  region: z.string(),
  clusterId: z.string(),
  id: z.string(),
  name: z.string(),
  state: z.string(),
  nodeType: z.string(),
  runtime: Runtime.nullable(),
  labels: z.array(z.object({ key: z.string(), value: z.string() })),
  systemLabels: z.array(z.object({ key: z.string(), value: z.string() })),
  taints: z.array(z.object({ key: z.string(), value: z.string(), effect: z.string() })),
  deletionProtection: z.boolean().nullable(),
  containerDirectory: z.string().nullable(),
  cordonNewNodes: z.boolean().nullable(),
  desiredPodNumber: z.number().int().nullable(),
  kubeletArgs: z.array(z.string()).nullable(),
  digest: z.string(),
  nodes: NodeCounts,
  madeFrom: MadeFrom.nullable(),
});
export type ExternalNodePool = z.infer<typeof ExternalNodePool>;

const PoolName = z.string().trim().min(1, 'Name the pool').max(60, 'Use at most 60 characters');
const OwnLabels = Labels.refine(
  (labels) => labels.every(({ key }) => !isSystemLabel(key)),
  'TKE sets this label itself',
);

/** Plain text here, base64 on the wire; runs after Kubernetes components start and must be safe to repeat. */
const CustomDataText = z
  .string()
  .min(1)
  .max(16 * 1024, 'Use at most 16 KiB');

/** Which version of a template; PostgreSQL counts no further. */
export const VersionNumber = z.number().int().positive().max(2_147_483_647);

/** A text, or the script that a template's version keeps (so that it need not travel through the browser). */
export const CustomData = z.union([
  z.object({ text: CustomDataText }),
  z.object({ templateId: z.uuid(), version: VersionNumber }),
]);
export type CustomData = z.infer<typeof CustomData>;

/** What a pool is made of, apart from its name; shared with templates. */
export const PoolSettings = z.object({
  nodeType: NodeType,
  labels: OwnLabels,
  taints: Taints,
  deletionProtection: z.boolean(),
  containerDirectory: z
    .string()
    .regex(/^\/[\w./-]{1,200}$/, 'Give an absolute path')
    .nullable(),
  cordonNewNodes: z.boolean(),
  desiredPodNumber: z.number().int().min(1, 'At least 1').max(1000, 'At most 1000').nullable(),
  kubeletArgs: z.array(z.string().regex(/^[a-z][a-z0-9-]*=.+$/, 'Write name=value')).max(50),
});
export type PoolSettings = z.infer<typeof PoolSettings>;

export const CreateExternalNodePool = PoolSettings.extend({
  name: PoolName,
  runtime: Runtime,
  customData: CustomData.nullable(),
  template: z.object({ templateId: z.uuid(), version: VersionNumber }).nullable(),
});
export type CreateExternalNodePool = z.infer<typeof CreateExternalNodePool>;

/** Absent = unchanged, [] = clear. `basedOn` is the digest of the pool that the person saw. */
export const ModifyExternalNodePool = z.object({
  basedOn: z.string().length(64),
  name: PoolName.optional(),
  labels: OwnLabels.optional(),
  taints: Taints.optional(),
  deletionProtection: z.boolean().optional(),
  customData: CustomDataText.optional(),
});
export type ModifyExternalNodePool = z.infer<typeof ModifyExternalNodePool>;

/** Without `withNodes` a pool that holds nodes is refused. `force` removes nodes on which Pods still run. */
export const DeleteExternalNodePool = z.object({
  confirmedName: z.string().min(1, "Type the pool's name"),
  withNodes: z.boolean(),
  force: z.boolean(),
});
export type DeleteExternalNodePool = z.infer<typeof DeleteExternalNodePool>;

export const listExternalNodePools = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/regions/:region/clusters/:clusterId/pools',
  summary: 'External node pools of a cluster',
  permission: 'read',
  params: InCluster,
  response: z.object({
    pools: z.array(ExternalNodePool),
    observation: Observation,
    nodesObservation: Observation,
  }),
});

/** Not found for a pool that was never listed or is gone. */
export const getExternalNodePool = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/regions/:region/clusters/:clusterId/pools/:nodePoolId',
  summary: 'One external node pool',
  permission: 'read',
  params: InPool,
  response: z.object({ pool: ExternalNodePool, observation: Observation, nodesObservation: Observation }),
});

export const refreshExternalNodePools = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/regions/:region/clusters/:clusterId/pools/refresh',
  summary: 'Read pools and nodes again',
  permission: 'read',
  status: 202,
  params: InCluster,
  response: z.null(),
});

/** Asked of TKE at once and never stored: https://cloud.tencent.com/document/api/457/105241 */
export const listRuntimes = endpoint({
  method: 'GET',
  path: '/accounts/:accountId/regions/:region/clusters/:clusterId/runtimes',
  summary: "Runtimes for the cluster's version",
  permission: 'read',
  params: InCluster,
  response: z.object({
    runtimes: z.array(z.object({ type: z.string(), versions: z.array(z.string()), defaultVersion: z.string() })),
  }),
});

/** https://cloud.tencent.com/document/api/457/129223. A name that the cluster already uses is refused, by our own rule. */
export const createExternalNodePool = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/regions/:region/clusters/:clusterId/pools',
  summary: 'Create an external node pool',
  permission: 'write',
  status: 202,
  params: InCluster,
  body: CreateExternalNodePool,
  response: Operation,
});

/** https://cloud.tencent.com/document/api/457/129229. 409 `changed-meanwhile` when the pool is no longer what `basedOn` names. */
export const modifyExternalNodePool = endpoint({
  method: 'PATCH',
  path: '/accounts/:accountId/regions/:region/clusters/:clusterId/pools/:nodePoolId',
  summary: 'Modify an external node pool',
  permission: 'write',
  status: 202,
  params: InPool,
  body: ModifyExternalNodePool,
  response: Operation,
});

/** 409 `protected` while deletion protection is on; force is no way round it. */
export const deleteExternalNodePool = endpoint({
  method: 'POST',
  path: '/accounts/:accountId/regions/:region/clusters/:clusterId/pools/:nodePoolId/delete',
  summary: 'Delete an external node pool',
  permission: 'write',
  status: 202,
  params: InPool,
  body: DeleteExternalNodePool,
  response: Operation,
});
