import { vi } from 'vitest';

/** Stands for the browser's event stream: alive as soon as it is open, unless a test has it silent. */
export class StubbedEvents extends EventTarget {
  static silent = false;
  private static readonly open = new Set<StubbedEvents>();

  /** What the BFF sends when something has a newer version, once a page watches; it opens its stream after a moment. */
  static async say(key: string, version: number) {
    await vi.waitUntil(() => this.open.size > 0);
    const data = JSON.stringify({ key, version });
    for (const stream of this.open) stream.dispatchEvent(new MessageEvent('version', { data }));
  }

  static reset() {
    this.silent = false;
    this.open.clear();
  }

  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    StubbedEvents.open.add(this);
    queueMicrotask(() => {
      if (!StubbedEvents.silent) this.dispatchEvent(new MessageEvent('alive', { data: '' }));
    });
  }

  close() {
    StubbedEvents.open.delete(this);
  }
}
