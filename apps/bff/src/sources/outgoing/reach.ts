import type { NotSent } from '@isthmus/contracts/problem';

/** Nothing can be reached: since when, and the cause that stops every request. */
export interface OutOfReach extends NotSent {
  since: Date;
}

/** Calls older than this are ignored. */
const recentMs = 120_000;
const minStreak = 3;

/**
 * Tracks whether any host can be reached. Out of reach means two things: several calls in a row were not sent, and the last call to
 * every recent host was not sent for the same cause. Each process has its own state, because each replica has its own network path.
 */
export class Reach {
  private readonly hosts = new Map<string, { at: number; notSent: NotSent | null }>();
  private readonly now: () => number;
  private streak: { count: number; since: Date } | null = null;
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
  recordSent(host: string) {
    this.hosts.set(host, { at: this.now(), notSent: null });
    this.streak = null;
    this.setState(null);
  }

  /** A request to this host could not be sent. */
  recordNotSent(host: string, notSent: NotSent) {
    const now = this.now();
    this.hosts.set(host, { at: now, notSent });
    this.streak = { count: (this.streak?.count ?? 0) + 1, since: this.streak?.since ?? new Date(now) };
    for (const [name, { at }] of this.hosts) if (at < now - recentMs) this.hosts.delete(name);
    const isSame = [...this.hosts.values()].every((one) => one.notSent?.cause === notSent.cause);
    if (isSame && this.streak.count >= minStreak) this.setState({ ...notSent, since: this.streak.since });
  }

  private setState(next: OutOfReach | null) {
    if (next?.cause === this.current?.cause) return;
    this.current = next;
    for (const listener of this.listeners) listener(next);
  }
}
