import type { VersionEvent } from '@isthmus/contracts/events';
import { useEffect, useSyncExternalStore } from 'react';
import { giveUpReads } from './api/call.ts';
import { staleKeys } from './event-keys.ts';
import { refetch } from './refetch.ts';

const reopenAfterMs = 100;
const gatherMs = 40;
const pollMs = 15_000;
const quietForMs = 10_000;

/** `live`: changes arrive by themselves. `off`: no sign of life for ten seconds, so what is watched is read again now and then. */
type LiveState = 'live' | 'off';

const watched = new Map<string, number>();
const versions = new Map<string, number>();
const stale = new Set<string>();
const listeners = new Set<() => void>();
let source: EventSource | undefined;
let state: LiveState = 'live';
let reopening: ReturnType<typeof setTimeout> | undefined;
let gathering: ReturnType<typeof setTimeout> | undefined;
let silence: ReturnType<typeof setTimeout> | undefined;
let polling: ReturnType<typeof setInterval> | undefined;

function become(next: LiveState) {
  if (state === next) return;
  state = next;
  listeners.forEach((listener) => listener());
  clearInterval(polling);
  // A browser has six connections to a host, and those that died stay taken for a while: only what pages show is read meanwhile.
  const readAgain = () => watched.forEach((_, key) => key !== 'reach' && invalidate(key));
  if (next === 'off') polling = setInterval(readAgain, pollMs);
  // The browser opens a new connection only when no idle one is left. So each dead connection now holds a pending read.
  else giveUpReads();
}

/** Several events of one moment cost one refetch each of what they concern. */
function invalidate(key: string) {
  for (const queryKey of staleKeys(key)) stale.add(JSON.stringify(queryKey));
  gathering ??= setTimeout(() => {
    gathering = undefined;
    for (const queryKey of stale) void refetch(JSON.parse(queryKey) as string[]);
    stale.clear();
  }, gatherMs);
}

/** A connection that was cut without a word looks open for ever: only what arrives is proof. */
function awaitSign() {
  clearTimeout(silence);
  silence = setTimeout(() => {
    silence = undefined;
    become('off');
    open();
  }, quietForMs);
}

function onSign() {
  awaitSign();
  become('live');
}

function onVersion({ data }: MessageEvent<string>) {
  onSign();
  const { key, version } = JSON.parse(data) as VersionEvent;
  if (versions.get(key) === version) return;
  versions.set(key, version);
  invalidate(key);
}

/** One stream a tab, closed while the tab is hidden: browsers open about six connections to a host over all tabs. */
function open() {
  source?.close();
  source = undefined;
  if (document.hidden || watched.size === 0) {
    clearTimeout(silence);
    silence = undefined;
    return;
  }
  const search = [...watched.keys()].map((key) => `watch=${encodeURIComponent(key)}`).join('&');
  source = new EventSource(`/api/events?${search}`);
  source.addEventListener('version', onVersion);
  source.addEventListener('alive', onSign);
  if (silence === undefined) awaitSign();
}

function reopen() {
  clearTimeout(reopening);
  reopening = setTimeout(open, reopenAfterMs);
}
document.addEventListener('visibilitychange', () => reopen());

/** Keeps what these keys concern up to date while the component is there. */
export function useWatch(...keys: string[]) {
  const joined = keys.join(' ');
  useEffect(() => {
    const mine = joined.split(' ');
    for (const key of mine) watched.set(key, (watched.get(key) ?? 0) + 1);
    reopen();
    return () => {
      for (const key of mine) {
        const left = (watched.get(key) ?? 1) - 1;
        if (left) watched.set(key, left);
        else watched.delete(key);
      }
      reopen();
    };
  }, [joined]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useLiveState = () => useSyncExternalStore(subscribe, () => state);
