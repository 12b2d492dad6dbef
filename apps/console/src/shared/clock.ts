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
  // The time is old when nothing used the clock for a while.
  if (!timer) now = serverNow();
  timer ??= setInterval(tick, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * Returns the server's time in milliseconds since 1970, updated each second. All ages and countdowns share this one
 * timer.
 */
export const useNow = () => useSyncExternalStore(subscribe, () => Math.max(now, 0));
