import { vi } from 'vitest';

/** Replaces the browser's event stream. It is alive once open, unless a test silences it. */
export class StubbedEvents extends EventTarget {
  static silent = false;
  private static readonly open = new Set<StubbedEvents>();
  /** Includes the stream of the previous test's page, which closes a moment after the page. */
  private static readonly unclosed = new Set<StubbedEvents>();

  /** Sends the BFF's event for a newer version. First waits for the page to open its stream. */
  static async send(key: string, version: number) {
    await vi.waitUntil(() => this.open.size > 0);
    const data = JSON.stringify({ key, version });
    for (const stream of this.open) stream.dispatchEvent(new MessageEvent('version', { data }));
  }

  static untilClosed = () => vi.waitUntil(() => this.unclosed.size === 0);

  static reset() {
    this.silent = false;
    this.open.clear();
  }

  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    StubbedEvents.open.add(this);
    StubbedEvents.unclosed.add(this);
    queueMicrotask(() => {
      if (!StubbedEvents.silent) this.dispatchEvent(new MessageEvent('alive', { data: '' }));
    });
  }

  close() {
    StubbedEvents.open.delete(this);
    StubbedEvents.unclosed.delete(this);
  }
}
