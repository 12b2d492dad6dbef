import type { Writable } from 'node:stream';
import { type VersionEvent, watches } from '@isthmus/contracts/events';

/** The keys of operations are unlimited. A reader slower than this starts over by comparing versions. */
const mostPending = 500;

/** One reader of events. A slow reader gets the latest version of each key, never a backlog. */
export class Stream {
  readonly watch: string[];
  private readonly to: Writable;
  private readonly mayReceive: (key: string) => boolean;
  private readonly pending = new Map<string, string>();
  private wasStuck = false;

  /** `mayHear`: whether the reader may receive the event with this key. A watched kind names no account. */
  constructor(to: Writable, watch: string[], mayReceive: (key: string) => boolean) {
    this.to = to;
    this.watch = watch;
    this.mayReceive = mayReceive;
    to.on('drain', () => this.flush());
    // A connection may break during a write. Without a listener its error would end the process.
    to.on('error', () => to.destroy());
  }

  /** `frame`: the serialized event, built once for all readers. */
  tell(key: string, frame: string) {
    if (!this.watch.some((wanted) => watches(wanted, key)) || !this.mayReceive(key)) return;
    this.pending.set(key, frame);
    if (this.pending.size > mostPending) this.to.destroy();
    else this.flush();
  }

  private flush() {
    for (const [key, frame] of this.pending) {
      if (this.to.writableNeedDrain || !this.to.writable) return;
      this.pending.delete(key);
      this.to.write(frame);
    }
  }

  /** A heartbeat, sent as an event so pages receive it. Disconnects a reader that took nothing since the last one. */
  beat() {
    const isStuck = this.to.writableNeedDrain || this.to.writableEnded;
    if (isStuck && this.wasStuck) this.to.destroy();
    else if (!isStuck && this.to.writable) this.to.write('event: alive\ndata:\n\n');
    this.wasStuck = isStuck;
  }

  /** Sends what was written, then ends. A reader that does not take it is disconnected at the second heartbeat. */
  end() {
    if (!this.to.writableEnded) this.to.end();
  }
}

export const frameOf = ({ key, version }: VersionEvent) =>
  `event: version\ndata: ${JSON.stringify({ key, version })}\n\n`;
