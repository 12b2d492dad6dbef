import { randomBytes } from 'node:crypto';
import { TkeError } from './action.ts';
import type { Cluster, Fault, Options, Snapshot } from './model.ts';

interface JournalEntry {
  at: string;
  action: string;
  region: string;
  params: unknown;
  /** `ok`, or the code that was answered. */
  verdict: string;
  /** The failure that was planned for this request. */
  fault: string | null;
  requestId: string;
}

const journalled = 10_000;
const usual: Options = {
  betaOpen: true,
  enableSeconds: 240,
  failEnableAtStep: null,
  speed: 1,
  skewSeconds: 0,
  throttlePerSecond: 20,
  deniedRegions: [],
  hideCreatedTime: false,
  joinSeconds: 60,
  joiningStatus: null,
  drainSeconds: 40,
  deleteSeconds: 20,
};

/** What a scenario begins with. */
export interface Start {
  clusters: Cluster[];
  options?: Partial<Options>;
}

/** One world for each SecretId. Nothing in it ticks: states follow from its clock. */
export class Account {
  readonly secretId: string;
  readonly secretKey: string;
  readonly uin: string;
  readonly clusters: Cluster[];
  readonly options: Options;
  readonly journal: JournalEntry[] = [];
  faults: Fault[];
  private clock: Snapshot['clock'];

  constructor(kept: Snapshot) {
    this.secretId = kept.secretId;
    this.secretKey = kept.secretKey;
    this.uin = kept.uin;
    this.clusters = kept.clusters;
    this.options = kept.options;
    this.faults = kept.faults;
    this.clock = kept.clock;
  }

  static open({ clusters, options }: Start, credential = newCredential()) {
    const uin = String(100_000_000_000 + randomBytes(4).readUInt32BE());
    const clock = { wall: Date.now(), at: Date.now() };
    return new Account({ ...credential, uin, clock, options: { ...usual, ...options }, faults: [], clusters });
  }

  /** What the file keeps: all but the journal. */
  snapshot(): Snapshot {
    const { secretId, secretKey, uin, clock, options, faults, clusters } = this;
    return { secretId, secretKey, uin, clock, options, faults, clusters };
  }

  /** Milliseconds, on this account's clock. */
  now() {
    return this.clock.at + (Date.now() - this.clock.wall) * this.options.speed;
  }
  advance(seconds: number) {
    this.clock = { ...this.clock, at: this.clock.at + seconds * 1000 };
  }
  /** The clock goes on from where it is, or another speed would move the past. */
  configure(change: Partial<Options>) {
    this.clock = { wall: Date.now(), at: this.now() };
    return Object.assign(this.options, change);
  }
  iso(at: number) {
    return new Date(at).toISOString();
  }
  /** As most of TKE's times are written: no fraction. */
  second(at: number) {
    return `${this.iso(at).slice(0, 19)}Z`;
  }

  /** Remembers the latest requests. */
  note(entry: JournalEntry) {
    this.journal.push(entry);
    if (this.journal.length > journalled) this.journal.splice(0, this.journal.length - journalled);
    return entry;
  }

  regions() {
    return [...new Set(this.clusters.map(({ region }) => region))];
  }
  in(region: string) {
    return this.clusters.filter((cluster) => cluster.region === region);
  }
  /** `unknown`: the code of an unknown cluster, which differs from action to action. */
  cluster(clusterId: string, region: string, unknown = 'ResourceNotFound'): Cluster {
    const found = this.in(region).find((cluster) => cluster.clusterId === clusterId);
    if (!found) throw new TkeError(unknown, `cluster ${clusterId} not found`);
    return found;
  }
  /** For what TKE refuses while a cluster is not running. */
  runningCluster(clusterId: string, region: string, unknown?: string): Cluster {
    const found = this.cluster(clusterId, region, unknown);
    if (found.status !== 'Running')
      throw new TkeError('ResourceUnavailable.ClusterState', `cluster ${clusterId} is ${found.status}`);
    return found;
  }
}

const newCredential = () => ({
  secretId: `MOCK${randomBytes(16).toString('hex')}`,
  secretKey: randomBytes(16).toString('hex'),
});
