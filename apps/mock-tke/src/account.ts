import { randomUUID } from 'node:crypto';
import { TkeError } from './tke-error.ts';
import { Chance } from './chance.ts';
import type { Fault } from './fault.ts';
import type { AccessKey } from './access-key.ts';
import type { TemporaryKey } from './temporary-key.ts';
import type { Cluster, Opened, Snapshot } from './model.ts';
import { defaultOptions, type Options } from './options.ts';

export interface JournalEntry {
  at: string;
  action: string;
  version: string;
  region: string;
  params: unknown;
  /** `ok`, or the error code of the answer. */
  verdict: string;
  /** The ordered failure of this request: its kind, or TKE's code. */
  fault: string | null;
  /** False when the account's options list the expected actions and this one is not among them. */
  expected: boolean;
  requestId: string;
  /** The start of the answer; null when nothing was ever sent. */
  answer: { status: number; bytes: number; text: string } | null;
  /** From the request's arrival to its answer, in real time. */
  durationMs: number | null;
}

const maxJournalEntries = 10_000;

/** The start of a scenario. Its times are relative to the opening. */
export interface Start {
  clusters: Cluster[];
  options?: Partial<Options>;
}

/** One world per SecretId. It has no timers: states are computed from its clock. */
export class Account {
  readonly secretId: string;
  readonly secretKey: string;
  readonly uin: string;
  clusters: Cluster[];
  options: Options;
  opened: Opened;
  readonly journal: JournalEntry[] = [];
  faults: Fault[];
  keys: TemporaryKey[];
  /** The permanent keys that work: at first its own, which names it in /_control. */
  accessKeys: AccessKey[];
  chance: Chance;
  /** Request ids have their own source, because a read must not change the stored state. */
  requestIds = new Chance(randomUUID());
  private clock: Snapshot['clock'];
  /** The clusters before recent changes, for stale reads, and the time of each change. */
  private past: { clusters: Cluster[]; changedAt: number }[] = [];

  constructor(kept: Snapshot) {
    this.secretId = kept.secretId;
    this.secretKey = kept.secretKey;
    this.uin = kept.uin;
    this.clusters = kept.clusters;
    this.options = kept.options;
    this.faults = kept.faults;
    this.keys = kept.keys;
    this.accessKeys = kept.accessKeys ?? [{ secretId: kept.secretId, secretKey: kept.secretKey }];
    this.clock = kept.clock;
    this.opened = kept.opened;
    this.chance = new Chance(kept.seed, kept.drawn);
  }

  /** The same start, seed and time give the same answers, byte for byte. */
  static open({ clusters, options }: Start, opened: Opened, credential?: { secretId: string; secretKey: string }) {
    const { seed = randomUUID(), at = Date.now() } = opened;
    const chance = new Chance(seed);
    const { secretId, secretKey } = credential ?? { secretId: `MOCK${chance.hex(16)}`, secretKey: chance.hex(16) };
    const account = new Account({
      secretId,
      secretKey,
      uin: String(100_000_000_000 + chance.number()),
      clock: { wall: Date.now(), at },
      seed,
      drawn: chance.drawn,
      opened,
      options: { ...defaultOptions, ...options },
      faults: [],
      keys: [],
      clusters: clusters.map((cluster) => toAccountClock(cluster, at)),
    });
    account.requestIds = requestIdsFor(account.chance);
    return account;
  }

  /** The stored state: everything except the journal. */
  snapshot(): Snapshot {
    const { secretId, secretKey, uin, clock, options, faults, keys, accessKeys, clusters, opened, chance } = this;
    const { seed, drawn } = chance;
    return { secretId, secretKey, uin, clock, seed, drawn, opened, options, faults, keys, accessKeys, clusters };
  }
  /** A snapshot to restore later. Its clock shows the current time. */
  snapshotNow(): Snapshot {
    return { ...this.snapshot(), clock: { wall: Date.now(), at: this.now() } };
  }
  /** Restores a snapshot as if no time had passed. The account's identity and journal stay. */
  restore({ clock, options, faults, keys, clusters, seed, drawn, opened }: Snapshot) {
    this.clock = { wall: Date.now(), at: clock.at };
    this.chance = new Chance(seed, drawn);
    this.requestIds = requestIdsFor(this.chance);
    Object.assign(this, { options, faults, keys, clusters, opened, past: [] });
  }

  /** Must be called before each change. Keeps the earlier state for stale reads. */
  keepForStaleReads() {
    if (this.options.staleReadSeconds > 0)
      this.past.push({ clusters: structuredClone(this.clusters), changedAt: this.now() });
  }
  /** The account as a read sees it: without changes that are too recent. */
  asRead(): Account {
    const since = this.now() - this.options.staleReadSeconds * 1000;
    this.past = this.past.filter(({ changedAt }) => changedAt > since);
    const [oldest] = this.past;
    return oldest ? Object.assign(Object.create(this) as Account, { clusters: oldest.clusters }) : this;
  }

  /** Milliseconds on this account's clock. */
  now() {
    return this.clock.at + (Date.now() - this.clock.wall) * this.options.speed;
  }
  advance(seconds: number) {
    this.clock = { ...this.clock, at: this.clock.at + seconds * 1000 };
  }
  /** Sets options. A new speed applies from now on; it does not change the current time. */
  configure(change: Partial<Options>) {
    this.clock = { wall: Date.now(), at: this.now() };
    return Object.assign(this.options, change);
  }
  iso(at: number) {
    return new Date(at).toISOString();
  }
  /** A time without a fraction, as in most of TKE's fields. */
  second(at: number) {
    return `${this.iso(at).slice(0, 19)}Z`;
  }
  /** A time in the answers of version 2022-05-01. */
  instanceTime(at: number) {
    const { instanceTimes } = this.options;
    if (instanceTimes === 'RFC 3339') return this.second(at);
    const hours = instanceTimes === '+0800 CST' ? 8 : 0;
    const shown = this.iso(at + hours * 3_600_000);
    return `${shown.slice(0, 10)} ${shown.slice(11, 19)} ${hours ? '+0800 CST' : '+0000 UTC'}`;
  }

  /** Adds a request to the journal, which keeps only the latest. */
  note(entry: JournalEntry) {
    this.journal.push(entry);
    if (this.journal.length > maxJournalEntries) this.journal.splice(0, this.journal.length - maxJournalEntries);
    return entry;
  }

  regions() {
    return [...new Set(this.clusters.map(({ region }) => region))];
  }
  in(region: string) {
    return this.clusters.filter((cluster) => cluster.region === region);
  }
  /** `unknown`: the error code of an unknown cluster, which differs per action. */
  cluster(clusterId: string, region: string, unknown = 'ResourceNotFound'): Cluster {
    const found = this.in(region).find((cluster) => cluster.clusterId === clusterId);
    if (!found) throw new TkeError(unknown, `cluster ${clusterId} not found`);
    return found;
  }
  /** For actions that TKE refuses while a cluster is not running. */
  runningCluster(clusterId: string, region: string, unknown?: string): Cluster {
    const found = this.cluster(clusterId, region, unknown);
    if (found.status !== 'Running')
      throw new TkeError('ResourceUnavailable.ClusterState', `cluster ${clusterId} is ${found.status}`);
    return found;
  }
}

const requestIdsFor = ({ seed, drawn }: Chance) => new Chance(`${seed} ${drawn} requests`);

/** Converts times relative to the opening to the account's clock. */
function toAccountClock(cluster: Cluster, at: number): Cluster {
  const moved = (time: number | null) => (time === null ? null : time + at);
  return {
    ...cluster,
    createdAt: cluster.createdAt + at,
    enabledFrom: moved(cluster.enabledFrom),
    pools: cluster.pools.map((pool) => ({ ...pool, createdAt: moved(pool.createdAt) })),
    nodes: cluster.nodes.map((node) => ({
      ...node,
      joinedAt: node.joinedAt + at,
      drainingFrom: moved(node.drainingFrom),
      deletingFrom: moved(node.deletingFrom),
    })),
  };
}
