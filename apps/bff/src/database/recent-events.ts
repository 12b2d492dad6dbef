import { randomBytes } from 'node:crypto';
import type { VersionEvent } from '@isthmus/contracts/events';

const maxKeys = 10_000;

/**
 * Numbers the events that this process receives, and keeps the newest of each key. So an answer can state its position among them, and a
 * stream can send only what changed after that answer.
 */
export class RecentEvents {
  private readonly process = randomBytes(6).toString('hex');
  private connection = 0;
  private count = 0;
  /** By key, oldest event first. */
  private readonly latest = new Map<string, { number: number; version: number }>();
  /** The highest number of a forgotten event. */
  private forgotten = 0;

  /** Events may have been missed, so earlier positions no longer count. */
  startOver() {
    this.connection += 1;
    this.count = 0;
    this.forgotten = 0;
    this.latest.clear();
  }

  add({ key, version }: VersionEvent) {
    this.count += 1;
    this.latest.delete(key);
    this.latest.set(key, { number: this.count, version });
    const [oldest] = this.latest;
    if (this.latest.size <= maxKeys || !oldest) return;
    this.forgotten = oldest[1].number;
    this.latest.delete(oldest[0]);
  }

  private get sequence() {
    return `${this.process}.${this.connection}.`;
  }

  /** Whatever is read from now on includes all events up to this position. */
  get position() {
    return this.sequence + this.count;
  }

  /** Returns the newest event of each key after a position; null when the position is unknown here or too old. */
  since(position: string): VersionEvent[] | null {
    const digits = position.startsWith(this.sequence) && position.slice(this.sequence.length);
    if (!digits || !/^\d{1,15}$/.test(digits)) return null;
    const number = Number(digits);
    if (number < this.forgotten || number > this.count) return null;
    const events = [...this.latest].filter(([, event]) => event.number > number);
    return events.map(([key, { version }]) => ({ key, version }));
  }
}
