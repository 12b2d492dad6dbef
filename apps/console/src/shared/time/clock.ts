import { useSyncExternalStore } from 'react';

/** How many ms the server's clock is ahead of the browser's. */
let offsetMs = 0;

/**
 * Corrects the offset from a reply's `Date` header, which has whole seconds. The server wrote it between the request's
 * start and the reply's arrival. Changes the offset only as far as the header requires.
 */
export function updateServerTime(date: string | null, startedAt: number, arrivedAt: number) {
  const second = Date.parse(date ?? '');
  if (Number.isNaN(second)) return;
  const [least, most] = [second - arrivedAt, second + 999 - startedAt];
  offsetMs = Math.min(Math.max(offsetMs, least), most);
}

/**
 * Returns the server's time in milliseconds since 1970. Every age, countdown and expiry uses it, never the browser's
 * clock.
 */
export const serverNow = () => Date.now() + offsetMs;

const tickMs = 1_000;
const listeners = new Set<() => void>();
let now = serverNow();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  now = serverNow();
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  // Nothing updates `now` while nobody is subscribed.
  if (!timer) now = serverNow();
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Returns what follows from the server's time, in milliseconds since 1970. Renders again only when that changes, not each second. */
export const useFromNow = <Value extends string | number | boolean>(of: (now: number) => Value) =>
  useSyncExternalStore(subscribe, () => of(Math.max(now, 0)));

/**
 * Returns the server's time in milliseconds since 1970, updated each second. All ages and countdowns share this one
 * timer.
 */
export const useNow = () => useFromNow((time) => time);

export type Unit = 'second' | 'minute' | 'hour' | 'day';
const units: [Unit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Returns the largest fitting unit: 4 min, 12 d. */
export function roughly(milliseconds: number): { unit: Unit; count: number } {
  const { unit, count } = exactly(milliseconds);
  return { unit, count };
}

const secondsOf = Object.fromEntries(units) as Record<Unit, number>;

/**
 * Returns how long ago a time was, in the largest fitting unit. Renders again only when this changes: a list with an age in each row would
 * otherwise render all of them each second.
 */
export function useAge(at: string) {
  const from = Date.parse(at);
  const shownMs = useFromNow((time) => {
    const { unit, count } = roughly(time - from);
    return count * secondsOf[unit] * 1_000;
  });
  return roughly(shownMs);
}

/** Returns the largest fitting unit, and the rest in the next smaller one: 4 min 12 s, 2 h 51 min. */
export function exactly(milliseconds: number): { unit: Unit; count: number; rest: number } {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const at = units.findIndex(([, each]) => seconds >= each || each === 1);
  const [unit, size] = units[at] ?? ['second', 1];
  const [, smaller] = units[at + 1] ?? ['second', 1];
  return { unit, count: Math.floor(seconds / size), rest: Math.floor((seconds % size) / smaller) };
}
