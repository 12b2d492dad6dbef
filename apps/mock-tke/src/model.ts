import { z } from 'zod';
import { Fault } from './fault.ts';
import { TemporaryKey } from './keys.ts';
import { KeptOptions, Options } from './options.ts';

/** The state of a world, described once: held in memory, kept in the file, changed by /_control. Times are milliseconds on the account's clock. */
export const Label = z.strictObject({ Name: z.string(), Value: z.string() });
export const Taint = z.strictObject({
  Key: z.string(),
  Value: z.string(),
  Effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

// Far from where a Date ends, so that every sum of them is one.
const Moment = z.number().min(-1e14).max(1e14);
const Seconds = z.number().min(0).max(1e9);

const DriverVersion = z.strictObject({ Name: z.string(), Version: z.string() });
/** TKE's InstanceAdvancedSettings. Its specification marks some fields required, but the documented example leaves out the whole. */
export const Settings = z.strictObject({
  DesiredPodNumber: z.int().optional(),
  GPUArgs: z
    .strictObject({
      CUDA: DriverVersion.optional(),
      CUDNN: DriverVersion.extend({ DevName: z.string().optional(), DocName: z.string().optional() }).optional(),
      CustomDriver: z.strictObject({ Address: z.string().optional() }).optional(),
      Driver: DriverVersion.optional(),
      MIGEnable: z.boolean().optional(),
    })
    .optional(),
  PreStartUserScript: z.base64().optional(),
  Taints: z.array(Taint).optional(),
  MountTarget: z.string().optional(),
  DockerGraphPath: z.string().optional(),
  UserScript: z.base64().optional(),
  Unschedulable: z.int().optional(),
  Labels: z.array(Label).optional(),
  DataDisks: z
    .array(
      z.strictObject({
        DiskType: z.string(),
        FileSystem: z.string(),
        DiskSize: z.int(),
        AutoFormatAndMount: z.boolean(),
        MountTarget: z.string(),
        DiskPartition: z.string(),
      }),
    )
    .optional(),
  ExtraArgs: z.strictObject({ Kubelet: z.array(z.string()).optional() }).optional(),
});

export const Pool = z.strictObject({
  nodePoolId: z.string().startsWith('np-'),
  name: z.string(),
  nodeType: z.enum(['CPU', 'GPU']),
  runtimeType: z.string(),
  runtimeVersion: z.string(),
  labels: z.array(Label),
  /** What TKE put on it besides the three that every pool has. */
  systemLabels: z.array(Label),
  taints: z.array(Taint),
  settings: Settings.nullable(),
  deletionProtection: z.boolean(),
  deletingFrom: Moment.nullable(),
});
export type Pool = z.infer<typeof Pool>;

export const Node = z.strictObject({
  name: z.string(),
  nodePoolId: z.string(),
  ip: z.ipv4(),
  location: z.string(),
  joinedAt: Moment,
  /** Its own time from registration to being listed; null = the account's. */
  joinSeconds: Seconds.nullable(),
  /** The reason of its failure; null = it is well. */
  failed: z.string().nullable(),
  unschedulable: z.boolean(),
  pods: z.int().min(0),
  drainingFrom: Moment.nullable(),
  /** Its drain never ends, as with a PodDisruptionBudget that allows none. */
  drainStuck: z.boolean(),
  deletingFrom: Moment.nullable(),
});
export type Node = z.infer<typeof Node>;

/** What a script was issued for. `playedAddress` is for a host that is only played, and differs for each. */
const Ticket = z.strictObject({
  token: z.string(),
  nodePoolId: z.string(),
  nodeName: z.string().nullable(),
  interface: z.string(),
  playedAddress: z.ipv4(),
  issuedAt: Moment,
});
export type Ticket = z.infer<typeof Ticket>;

const Subnet = z.strictObject({
  subnetId: z.string(),
  name: z.string(),
  zone: z.string(),
  cidr: z.string(),
  free: z.int().min(0),
});

const ClusterType = z.enum(['MANAGED_CLUSTER', 'INDEPENDENT_CLUSTER']);

export const Cluster = z.strictObject({
  clusterId: z.string(),
  type: ClusterType,
  region: z.string(),
  name: z.string(),
  description: z.string(),
  version: z.string(),
  status: z.string(),
  property: z.string(),
  vpcId: z.string(),
  vpcCidr: z.string(),
  podCidr: z.string(),
  serviceCidr: z.string(),
  createdAt: Moment,
  tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })),
  cloudNodes: z.int().min(0),
  subnets: z.array(Subnet),
  /** When enabling began; null while disabled. */
  enabledFrom: Moment.nullable(),
  /** What enabling was asked for; null while disabled. */
  external: z.strictObject({ networkType: z.string(), subnetId: z.string(), clusterCidr: z.string() }).nullable(),
  /** How this cluster's latest enabling goes; null = well, in the account's usual time. */
  enabling: z.strictObject({ seconds: Seconds.positive(), failsAtStep: z.int().min(0).max(8).nullable() }).nullable(),
  pools: z.array(Pool),
  nodes: z.array(Node),
  tickets: z.array(Ticket),
  /** External nodes that the cluster may have. */
  quota: z.int().min(0),
});
export type Cluster = z.infer<typeof Cluster>;

/** What an account was opened on, and is reset to. Without `seed` it draws one, without `at` (milliseconds) it begins now. */
export const Opened = z.strictObject({
  scenario: z.string(),
  options: Options.partial(),
  nodes: z.int().min(1).max(100_000).optional(),
  seed: z.string().optional(),
  at: Moment.optional(),
});
export type Opened = z.infer<typeof Opened>;

/** An account as the file keeps it. The account's clock stood at `at` when the wall's stood at `wall`; of `seed`, `drawn` draws were made. */
export const Snapshot = z.strictObject({
  secretId: z.string().startsWith('MOCK'),
  secretKey: z.string(),
  uin: z.string(),
  clock: z.strictObject({ wall: Moment, at: Moment }),
  seed: z.string(),
  drawn: z.int().min(0),
  opened: Opened,
  options: KeptOptions,
  faults: z.array(Fault),
  /** A file of an earlier mock-tke knows none. */
  keys: z.array(TemporaryKey).default([]),
  /** A file of an earlier mock-tke knows managed clusters alone, and three labels of TKE's on each pool. */
  clusters: z.array(
    Cluster.extend({
      type: ClusterType.default('MANAGED_CLUSTER'),
      pools: z.array(Pool.extend({ systemLabels: Pool.shape.systemLabels.default([]) })),
    }),
  ),
});
export type Snapshot = z.infer<typeof Snapshot>;
