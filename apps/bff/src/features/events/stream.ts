import type { Writable } from 'node:stream';
import { type VersionEvent, watches } from '@isthmus/contracts/events';

/** The keys of operations are unlimited. A reader slower than this starts over by comparing versions. */
const maxPending = 500;

/**
 * How soon a browser opens an ended stream again, as a field of the stream: https://html.spec.whatwg.org/multipage/server-sent-events.html.
 * Browsers keep the last value, so every stream starts with the usual one.
 */
export const reopenIn = (ms: number) => `retry: ${ms}\n\n`;
export const usualReopenMs = 3_000;
/** Long enough for a page that signs out to close its stream first: a refused one would be an error in the browser's log. */
const renewAfterMs = 1_000;

/** One reader of events. A slow reader gets the latest version of each key, never a backlog. */
export class Stream {
  readonly watch: string[];
  private readonly output: Writable;
  private readonly mayReceive: (key: string) => boolean;
  private readonly pending = new Map<string, string>();
  private wasStuck = false;
  /** Whether the reader has been sent everything before now. */
  isComplete = false;

  /** `mayReceive`: whether the reader may get the event with this key. A watched kind covers all accounts, so this check is needed. */
  constructor(output: Writable, watch: string[], mayReceive: (key: string) => boolean) {
    this.output = output;
    this.watch = watch;
    this.mayReceive = mayReceive;
    output.on('drain', () => this.flush());
    // A connection may break during a write. Without a listener its error would end the process.
    output.on('error', () => output.destroy());
  }

  /** `frame`: the serialized event, built once for all readers. */
  send(key: string, frame: string) {
    if (!this.watch.some((wanted) => watches(wanted, key)) || !this.mayReceive(key)) return;
    this.pending.set(key, frame);
    if (this.pending.size > maxPending) this.output.destroy();
    else this.flush();
  }

  private flush() {
    for (const [key, frame] of this.pending) {
      if (this.output.writableNeedDrain || !this.output.writable) return;
      this.pending.delete(key);
      this.output.write(frame);
    }
  }

  /**
   * A heartbeat, sent as an event so pages receive it. It has the position among the events once all of them were written. Disconnects a
   * reader that took nothing since the last one.
   */
  beat(position: string) {
    const isStuck = this.output.writableNeedDrain || this.output.writableEnded;
    const isWritten = this.isComplete && this.pending.size === 0;
    if (isStuck && this.wasStuck) this.output.destroy();
    else if (!isStuck && this.output.writable) this.output.write(`event: alive\ndata:${isWritten ? position : ''}\n\n`);
    this.wasStuck = isStuck;
  }

  /** Sends what was written, then ends. A reader that does not take it is disconnected at the second heartbeat. */
  end() {
    if (!this.output.writableEnded) this.output.end();
  }

  /** Ends because the session or the rights changed. The page opens it again soon and so hears of that. */
  renew() {
    if (!this.output.writableEnded) this.output.end(reopenIn(renewAfterMs));
  }
}

export const frameOf = ({ key, version }: VersionEvent) =>
  `event: version\ndata: ${JSON.stringify({ key, version })}\n\n`;
