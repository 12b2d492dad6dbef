import { z } from 'zod';
import { ActsIndex, PoolActsTable } from './acts-answer.ts';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { HealthCounts } from './health-answer.ts';
import { isSystemLabel, Labels, TaintEffect, Taints, type Label } from './kubernetes.ts';
import { newName } from './names.ts';
import { Observation, Unreadable } from './observation.ts';
import { Operation } from './operations.ts';
import { InCluster, InPool } from './params.ts';
import { inCluster, inPool } from './places.ts';
import { Script } from './script.ts';

export const NodeType = z.enum(['CPU', 'GPU']);

/** A runtime from DescribeSupportedRuntime for the cluster's version. */
export const Runtime = z.object({ type: z.string().min(1), version: z.string().min(1) });
export type Runtime = z.infer<typeof Runtime>;

/** The template version whose settings the pool last got. A pool with a `version` below `latest` is behind its template. */
export const MadeFrom = z.object({
  templateId: z.uuid(),
  name: z.string(),
  version: z.number().int(),
  latest: z.number().int(),
});

/**
 * One item of DescribeExternalNodePools (https://cloud.tencent.com/document/api/457/129225). `state` is LifeState; null means that
 * TKE did not report it. `digest` covers the fields that Modify can change: send it back as `basedOn`. Custom data can't be read back.
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
  unreadable: Unreadable,
  health: HealthCounts,
  madeFrom: MadeFrom.nullable(),
  acts: ActsIndex,
});
export type ExternalNodePool = z.infer<typeof ExternalNodePool>;

export const PoolName = newName(fault('pool-name-missing'));
const ownLabels = (labels: Label[], context: z.core.$RefinementCtx) => {
  for (const [row, { key }] of labels.entries())
    if (isSystemLabel(key)) context.addIssue({ code: 'custom', path: [row, 'key'], message: fault('label-of-tke') });
};
const OwnLabels = Labels.superRefine(ownLabels);

/** The number of a template version; the limit is PostgreSQL's. */
export const VersionNumber = z.number().int().positive().max(2_147_483_647);

/** One version of a template. */
const VersionOfTemplate = z.object({ templateId: z.uuid(), version: VersionNumber });

/** The script as text, or a reference to a template version's script. With a reference, the browser never gets the script. */
export const CustomData = z.union([z.object({ text: Script }), VersionOfTemplate]);
export type CustomData = z.infer<typeof CustomData>;

/** `name=value`; a pasted flag may start with dashes. */
const KubeletArg = z
  .string()
  .overwrite((text) => text.trim().replace(/^--?/, ''))
  .regex(/^[a-z][a-z0-9-]*=.+$/, fault('kubelet-arg-form'));
/** The kubelet silently takes the last of two values for one flag. */
const uniqueArgs = (args: string[], context: z.core.$RefinementCtx) => {
  const names = args.map((arg) => arg.slice(0, arg.indexOf('=')));
  for (const [row, name] of names.entries())
    if (names.indexOf(name) !== row)
      context.addIssue({ code: 'custom', path: [row], message: fault('kubelet-arg-twice', { name }) });
};

/** The settings of a pool without its name; templates use them too. */
export const PoolSettings = z.object({
  nodeType: NodeType,
  labels: OwnLabels,
  taints: Taints,
  deletionProtection: z.boolean(),
  containerDirectory: z
    .string()
    .regex(/^\/[\w./-]{1,200}$/, fault('absolute-path'))
    .nullable(),
  cordonNewNodes: z.boolean(),
  desiredPodNumber: z.number().int().min(1).max(1000).nullable(),
  kubeletArgs: z.array(KubeletArg).max(50).superRefine(uniqueArgs),
});
export type PoolSettings = z.infer<typeof PoolSettings>;

export const CreateExternalNodePool = PoolSettings.extend({
  name: PoolName,
  runtime: Runtime,
  customData: CustomData.nullable(),
  template: VersionOfTemplate.nullable(),
});
export type CreateExternalNodePool = z.infer<typeof CreateExternalNodePool>;

const KeptLabel = z.object({ key: z.string().min(1).max(400), value: z.string().max(400) });
const KeptTaint = KeptLabel.extend({ effect: TaintEffect });

/**
 * Absent = unchanged, [] = clear. `basedOn` is the digest of the pool that the person saw. Existing values are not checked
 * (pool-changes.ts). `template` is the version that the change brings the pool to, stored when the change succeeds: it must be a version of
 * the template that the pool was created from.
 */
export const ModifyExternalNodePool = z.object({
  basedOn: z.string().length(64),
  name: PoolName.optional(),
  labels: z.array(KeptLabel).max(200).optional(),
  taints: z.array(KeptTaint).max(200).optional(),
  deletionProtection: z.boolean().optional(),
  customData: z.union([Script, VersionOfTemplate]).optional(),
  template: VersionOfTemplate.optional(),
});
export type ModifyExternalNodePool = z.infer<typeof ModifyExternalNodePool>;

/** Without `withNodes`, a pool with nodes is refused. `force` removes nodes even while Pods run on them. */
export const DeleteExternalNodePool = z.object({
  confirmedName: z.string().min(1, fault('pool-name-missing')),
  withNodes: z.boolean(),
  force: z.boolean(),
});
export type DeleteExternalNodePool = z.infer<typeof DeleteExternalNodePool>;

export const listExternalNodePools = endpoint({
  method: 'GET',
  path: `${inCluster}/pools`,
  summary: 'External node pools of a cluster',
  permission: 'read',
  params: InCluster,
  response: z.object({
    pools: z.array(ExternalNodePool),
    acts: PoolActsTable,
    observation: Observation,
    nodesObservation: Observation,
  }),
});

/** Answers not-found for a pool that was never listed or is gone. */
export const getExternalNodePool = endpoint({
  method: 'GET',
  path: inPool,
  summary: 'One external node pool',
  permission: 'read',
  params: InPool,
  response: z.object({
    pool: ExternalNodePool,
    acts: PoolActsTable,
    observation: Observation,
    nodesObservation: Observation,
  }),
});

export const refreshExternalNodePools = endpoint({
  method: 'POST',
  path: `${inCluster}/pools/refresh`,
  summary: 'Read pools and nodes again',
  audit: { none: 'reads-only' },
  permission: 'read',
  status: 202,
  params: InCluster,
  response: z.null(),
});

/** Calls TKE directly and stores nothing: https://cloud.tencent.com/document/api/457/105241 */
export const listRuntimes = endpoint({
  method: 'GET',
  path: `${inCluster}/runtimes`,
  summary: "Runtimes for the cluster's version",
  permission: 'read',
  needsConfirmed: true,
  params: InCluster,
  response: z.object({
    runtimes: z.array(z.object({ type: z.string(), versions: z.array(z.string()), defaultVersion: z.string() })),
  }),
});

/** https://cloud.tencent.com/document/api/457/129229. Our own rule refuses a name that the cluster already uses. */
export const createExternalNodePool = endpoint({
  method: 'POST',
  path: `${inCluster}/pools`,
  summary: 'Create an external node pool',
  audit: 'create-external-node-pool',
  permission: 'write',
  status: 202,
  changesCloud: true,
  dryRun: true,
  params: InCluster,
  body: CreateExternalNodePool,
  response: Operation,
});

/**
 * https://cloud.tencent.com/document/api/457/129221. 409 `changed-meanwhile` when the pool differs from `basedOn`, with the `current` values
 * and the `changes` since.
 */
export const modifyExternalNodePool = endpoint({
  method: 'PATCH',
  path: inPool,
  summary: 'Modify an external node pool',
  audit: 'modify-external-node-pool',
  permission: 'write',
  status: 202,
  changesCloud: true,
  dryRun: true,
  params: InPool,
  body: ModifyExternalNodePool,
  response: Operation,
});

/** 409 `protected` while deletion protection is on; `force` does not override it. */
export const deleteExternalNodePool = endpoint({
  method: 'POST',
  path: `${inPool}/delete`,
  summary: 'Delete an external node pool',
  audit: 'delete-external-node-pool',
  permission: 'administer',
  stepUp: 'always',
  fourEyes: { act: 'delete-external-node-pool' },
  status: 202,
  changesCloud: true,
  dryRun: true,
  params: InPool,
  body: DeleteExternalNodePool,
  response: Operation,
});
