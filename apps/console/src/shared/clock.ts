import { useSyncExternalStore } from 'react';
import { serverNow } from './server-time.ts';

const everyMs = 1_000;
const listeners = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = serverNow();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  // The last reader may have gone long ago.
  if (!timer) now = serverNow();
  timer ??= setInterval(tick, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Milliseconds since 1970 by the server's clock, once a second: the one timer behind every age and countdown on the page. */
export const useNow = () => useSyncExternalStore(subscribe, () => Math.max(now, 0));
