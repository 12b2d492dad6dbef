import { randomBytes } from 'node:crypto';
import { TkeError } from './action.ts';

export interface Subnet {
  subnetId: string;
  name: string;
  zone: string;
  cidr: string;
  free: number;
}

export interface Label {
  Name: string;
  Value: string;
}
export interface Taint {
  Key: string;
  Value: string;
  Effect: string;
}

/** `settings`: InstanceAdvancedSettings as they were given. Times are on the account's clock. */
export interface Pool {
  nodePoolId: string;
  name: string;
  nodeType: string;
  runtimeType: string;
  runtimeVersion: string;
  labels: Label[];
  taints: Taint[];
  settings: Record<string, unknown> | null;
  deletionProtection: boolean;
  deletingFrom: number | null;
}

/** A node's life follows from when things began; `failed` is what a test or a scenario says of it. */
export interface Node {
  name: string;
  nodePoolId: string;
  ip: string;
  location: string;
  joinedAt: number;
  failed: string | null;
  unschedulable: boolean;
  pods: number;
  drainingFrom: number | null;
  deletingFrom: number | null;
}

/** What a script was issued for. */
export interface Ticket {
  token: string;
  nodePoolId: string;
  nodeName: string | null;
  issuedAt: number;
}

export interface Cluster {
  clusterId: string;
  region: string;
  name: string;
  version: string;
  status: string;
  property: string;
  vpcId: string;
  podCidr: string;
  serviceCidr: string;
  cloudNodes: number;
  subnets: Subnet[];
  /** When enabling began, on the account's clock; null while disabled. */
  enabledFrom: number | null;
  subnetId: string | null;
  pools: Pool[];
  nodes: Node[];
  tickets: Ticket[];
  /** External nodes that the cluster may have. */
  quota: number;
}

/** A planned failure: TKE's code, or one of the wire's; `lost-answer` and `held-answer` apply the change first. */
export interface Fault {
  action: string;
  code: string;
  message: string;
  times: number;
}

export interface Options {
  betaOpen: boolean;
  enableSeconds: number;
  failEnableAtStep: number | null;
  /** The account's clock runs this many times as fast as the wall's. */
  speed: number;
  throttlePerSecond: number | null;
  /** Regions that refuse every TKE call. */
  deniedRegions: string[];
  /** From a host's registration to its node being listed. */
  joinSeconds: number;
  /** A status under which a joining node is listed already; null = not before Running, as far as is documented. */
  joiningStatus: string | null;
  drainSeconds: number;
  deleteSeconds: number;
}

export interface JournalEntry {
  at: string;
  action: string;
  region: string;
  params: unknown;
  verdict: string;
  requestId: string;
}

/** One world for each SecretId. Nothing in it ticks: states follow from its clock. */
export class Account {
  readonly secretId: string;
  readonly secretKey: string;
  readonly uin = String(100_000_000_000 + randomBytes(4).readUInt32BE());
  readonly options: Options;
  readonly clusters: Cluster[];
  readonly journal: JournalEntry[] = [];
  faults: Fault[] = [];
  /** Where hosts fetch scripts from and register: this server, as they reach it. */
  hostsUrl = '';
  private readonly startedAt = Date.now();
  private advancedMs = 0;

  constructor(world: {
    clusters: Cluster[];
    options?: Partial<Options>;
    credential?: { secretId: string; secretKey: string };
  }) {
    this.secretId = world.credential?.secretId ?? `MOCK${randomBytes(16).toString('hex')}`;
    this.secretKey = world.credential?.secretKey ?? randomBytes(16).toString('hex');
    this.clusters = world.clusters;
    this.options = {
      betaOpen: true,
      enableSeconds: 240,
      failEnableAtStep: null,
      speed: 1,
      throttlePerSecond: 20,
      deniedRegions: [],
      joinSeconds: 60,
      joiningStatus: null,
      drainSeconds: 40,
      deleteSeconds: 20,
      ...world.options,
    };
  }

  /** Milliseconds, on this account's clock. */
  now() {
    return this.startedAt + (Date.now() - this.startedAt) * this.options.speed + this.advancedMs;
  }
  advance(seconds: number) {
    this.advancedMs += seconds * 1000;
  }
  iso(at: number) {
    return new Date(at).toISOString();
  }

  regions() {
    return [...new Set(this.clusters.map(({ region }) => region))];
  }
  cluster(clusterId: string, region: string): Cluster {
    const found = this.clusters.find((cluster) => cluster.clusterId === clusterId && cluster.region === region);
    if (!found) throw new TkeError('ResourceNotFound', `cluster ${clusterId} not found`);
    return found;
  }
}
