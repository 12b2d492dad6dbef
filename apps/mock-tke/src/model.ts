import { z } from 'zod';
import { Fault } from './fault.ts';
import { AccessKey } from './access-key.ts';
import { TemporaryKey } from './temporary-key.ts';
import { KeptOptions, Options } from './options.ts';

/** The state of a world: in memory, in the file, and in /_control. Times are milliseconds on the account's clock. */
export const Label = z.strictObject({ Name: z.string(), Value: z.string() });
export const Taint = z.strictObject({
  Key: z.string(),
  Value: z.string(),
  Effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

// Far from the limits of Date, so sums of them stay valid.
const Moment = z.number().min(-1e14).max(1e14);
const Seconds = z.number().min(0).max(1e9);

const DriverVersion = z.strictObject({ Name: z.string(), Version: z.string() });
/** TKE's InstanceAdvancedSettings. The specification marks some fields required, but the documented example omits the whole object. */
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
  /** TKE's labels on this pool, in addition to the three that every pool has. */
  systemLabels: z.array(Label),
  taints: z.array(Taint),
  settings: Settings.nullable(),
  deletionProtection: z.boolean(),
  /** Null: when its cluster was created. */
  createdAt: Moment.nullable(),
  deletingFrom: Moment.nullable(),
});
export type Pool = z.infer<typeof Pool>;

export const Node = z.strictObject({
  name: z.string(),
  nodePoolId: z.string(),
  ip: z.ipv4(),
  location: z.string(),
  joinedAt: Moment,
  /** Seconds from registration to listing. Null: the account's `joinSeconds`. */
  joinSeconds: Seconds.nullable(),
  /** Why the node failed. Null: healthy. */
  failed: z.string().nullable(),
  unschedulable: z.boolean(),
  pods: z.int().min(0),
  drainingFrom: Moment.nullable(),
  /** The node's drain never ends, as with a PodDisruptionBudget that allows no disruption. */
  drainStuck: z.boolean(),
  deletingFrom: Moment.nullable(),
  /** Why the node is not ready, while it joins. */
  initializing: z.string().nullable(),
  /** What its kubelet reports: version, CPU cores, memory in GB. Null: TKE has no value. */
  kubelet: z.string().nullable(),
  cpu: z.int().min(0).nullable(),
  memory: z.int().min(0).nullable(),
});
export type Node = z.infer<typeof Node>;

/** An issued join command. `playedAddress` is the address of its simulated host. No two tickets have the same one. */
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
  /** The start of enabling; null while disabled. */
  enabledFrom: Moment.nullable(),
  /** The requested network of enabling; null while disabled. */
  external: z.strictObject({ networkType: z.string(), subnetId: z.string(), clusterCidr: z.string() }).nullable(),
  /** How the latest enabling runs. Null: it succeeds after the account's `enableSeconds`. */
  enabling: z.strictObject({ seconds: Seconds.positive(), failsAtStep: z.int().min(0).max(8).nullable() }).nullable(),
  pools: z.array(Pool),
  nodes: z.array(Node),
  tickets: z.array(Ticket),
  /** The quota of external nodes. */
  quota: z.int().min(0),
});
export type Cluster = z.infer<typeof Cluster>;

/** How an account was opened. A reset uses it again. `seed` is random by default, `at` (milliseconds) is now. */
export const Opened = z.strictObject({
  scenario: z.string(),
  options: Options.partial(),
  nodes: z.int().min(1).max(100_000).optional(),
  seed: z.string().optional(),
  at: Moment.optional(),
});
export type Opened = z.infer<typeof Opened>;

/** Files of an earlier mock-tke have fewer fields: only managed clusters, three labels of TKE on each pool, no facts of nodes. */
const KeptCluster = Cluster.extend({
  type: ClusterType.default('MANAGED_CLUSTER'),
  pools: z.array(
    Pool.extend({
      systemLabels: Pool.shape.systemLabels.default([]),
      createdAt: Pool.shape.createdAt.default(null),
    }),
  ),
  nodes: z.array(
    Node.extend({
      initializing: Node.shape.initializing.default(null),
      kubelet: Node.shape.kubelet.default(null),
      cpu: Node.shape.cpu.default(null),
      memory: Node.shape.memory.default(null),
    }),
  ),
});

/** A stored account. Its clock showed `at` when real time was `wall`. `drawn`: the number of random values used from `seed`. */
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
  /** Missing in files of an earlier mock-tke. */
  keys: z.array(TemporaryKey).default([]),
  /** The permanent keys that work. Missing: only the account's first key. */
  accessKeys: z.array(AccessKey).optional(),
  clusters: z.array(KeptCluster),
});
export type Snapshot = z.infer<typeof Snapshot>;
