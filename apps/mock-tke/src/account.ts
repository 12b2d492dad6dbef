import { randomBytes } from 'node:crypto';
import { TkeError } from './action.ts';

export interface Subnet {
  subnetId: string;
  name: string;
  zone: string;
  cidr: string;
  free: number;
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
  readonly secretId = `MOCK${randomBytes(16).toString('hex')}`;
  readonly secretKey = randomBytes(16).toString('hex');
  readonly uin = String(100_000_000_000 + randomBytes(4).readUInt32BE());
  readonly options: Options;
  readonly clusters: Cluster[];
  readonly journal: JournalEntry[] = [];
  faults: Fault[] = [];
  private readonly startedAt = Date.now();
  private advancedMs = 0;

  constructor(world: { clusters: Cluster[]; options?: Partial<Options> }) {
    this.clusters = world.clusters;
    this.options = {
      betaOpen: true,
      enableSeconds: 240,
      failEnableAtStep: null,
      speed: 1,
      throttlePerSecond: 20,
      deniedRegions: [],
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
