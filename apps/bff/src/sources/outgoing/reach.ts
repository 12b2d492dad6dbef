import type { NotSent } from '@isthmus/contracts/problem';

/** Nothing can be reached: since when, and the cause that stops every request. */
export interface OutOfReach extends NotSent {
  since: Date;
}

/** Older calls say nothing about the present. */
const recentMs = 120_000;
const leastInARow = 3;

/**
 * Whether anything can be reached. Out of reach means: the last call to every recent host was not sent, for one cause, and several
 * calls in a row were not sent. Each process has its own state, because each replica has its own way out.
 */
export class Reach {
  private readonly hosts = new Map<string, { at: number; notSent: NotSent | null }>();
  private readonly now: () => number;
  private row: { count: number; since: Date } | null = null;
  private current: OutOfReach | null = null;
  private readonly listeners = new Set<(state: OutOfReach | null) => void>();

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  get outOfReach(): OutOfReach | null {
    return this.current;
  }

  onChange(listener: (state: OutOfReach | null) => void) {
    this.listeners.add(listener);
  }

  /** A request to this host was sent. */
  left(host: string) {
    this.hosts.set(host, { at: this.now(), notSent: null });
    this.row = null;
    this.become(null);
  }

  /** A request to this host could not be sent. */
  stayed(host: string, notSent: NotSent) {
    const now = this.now();
    this.hosts.set(host, { at: now, notSent });
    this.row = { count: (this.row?.count ?? 0) + 1, since: this.row?.since ?? new Date(now) };
    for (const [name, { at }] of this.hosts) if (at < now - recentMs) this.hosts.delete(name);
    const isSame = [...this.hosts.values()].every((one) => one.notSent?.cause === notSent.cause);
    if (isSame && this.row.count >= leastInARow) this.become({ ...notSent, since: this.row.since });
  }

  private become(next: OutOfReach | null) {
    if (next?.cause === this.current?.cause) return;
    this.current = next;
    for (const listener of this.listeners) listener(next);
  }
}
