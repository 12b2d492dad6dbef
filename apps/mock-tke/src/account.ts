import { randomUUID } from 'node:crypto';
import { TkeError } from './action.ts';
import { Chance } from './chance.ts';
import type { Fault } from './fault.ts';
import type { TemporaryKey } from './keys.ts';
import type { Cluster, Opened, Snapshot } from './model.ts';
import { usual, type Options } from './options.ts';

export interface JournalEntry {
  at: string;
  action: string;
  region: string;
  params: unknown;
  /** `ok`, or the code that was answered. */
  verdict: string;
  /** The failure that was ordered for this request: its kind, or TKE's code. */
  fault: string | null;
  /** False where the account's options name the actions that are expected, and not this one. */
  expected: boolean;
  requestId: string;
  /** What was answered, the beginning of it; null: nothing, ever. */
  answer: { status: number; bytes: number; text: string } | null;
  /** From the request's arrival to its answer, on the wall clock. */
  durationMs: number | null;
}

const journalled = 10_000;

/** What a scenario begins with; its times are relative to the opening. */
export interface Start {
  clusters: Cluster[];
  options?: Partial<Options>;
}

/** One world for each SecretId. Nothing in it ticks: states follow from its clock. */
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
  chance: Chance;
  /** Apart, so that a read leaves nothing to be kept; after a restart it goes on with others. */
  requestIds = new Chance(randomUUID());
  private clock: Snapshot['clock'];
  /** The clusters as they stood before a change, for reads that may be stale, and when it was made. */
  private past: { clusters: Cluster[]; changedAt: number }[] = [];

  constructor(kept: Snapshot) {
    this.secretId = kept.secretId;
    this.secretKey = kept.secretKey;
    this.uin = kept.uin;
    this.clusters = kept.clusters;
    this.options = kept.options;
    this.faults = kept.faults;
    this.keys = kept.keys;
    this.clock = kept.clock;
    this.opened = kept.opened;
    this.chance = new Chance(kept.seed, kept.drawn);
  }

  /** The same start, opened with the same seed at the same time, gives the same bytes. */
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
      options: { ...usual, ...options },
      faults: [],
      keys: [],
      clusters: clusters.map((cluster) => openedAt(cluster, at)),
    });
    account.requestIds = requestsOf(account.chance);
    return account;
  }

  /** What the file keeps: all but the journal. */
  snapshot(): Snapshot {
    const { secretId, secretKey, uin, clock, options, faults, keys, clusters, opened, chance } = this;
    const { seed, drawn } = chance;
    return { secretId, secretKey, uin, clock, seed, drawn, opened, options, faults, keys, clusters };
  }
  /** A snapshot to come back to. */
  taken(): Snapshot {
    return { ...this.snapshot(), clock: { wall: Date.now(), at: this.now() } };
  }
  /** Goes on from a snapshot that was taken, as if no time had passed since. Who the account is, and its journal, stay. */
  restore({ clock, options, faults, keys, clusters, seed, drawn, opened }: Snapshot) {
    this.clock = { wall: Date.now(), at: clock.at };
    this.chance = new Chance(seed, drawn);
    this.requestIds = requestsOf(this.chance);
    Object.assign(this, { options, faults, keys, clusters, opened, past: [] });
  }

  /** A change is about to be made; reads may still miss it for a while. */
  changing() {
    if (this.options.staleReadSeconds > 0)
      this.past.push({ clusters: structuredClone(this.clusters), changedAt: this.now() });
  }
  /** The account as a read finds it: as before every change that is too young to be seen. */
  asRead(): Account {
    const since = this.now() - this.options.staleReadSeconds * 1000;
    this.past = this.past.filter(({ changedAt }) => changedAt > since);
    const [oldest] = this.past;
    return oldest ? Object.assign(Object.create(this) as Account, { clusters: oldest.clusters }) : this;
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

const requestsOf = ({ seed, drawn }: Chance) => new Chance(`${seed} ${drawn} requests`);

/** Times that were relative to the opening, on the account's clock. */
function openedAt(cluster: Cluster, at: number): Cluster {
  const moved = (time: number | null) => (time === null ? null : time + at);
  return {
    ...cluster,
    createdAt: cluster.createdAt + at,
    enabledFrom: moved(cluster.enabledFrom),
    nodes: cluster.nodes.map((node) => ({
      ...node,
      joinedAt: node.joinedAt + at,
      drainingFrom: moved(node.drainingFrom),
      deletingFrom: moved(node.deletingFrom),
    })),
  };
}
