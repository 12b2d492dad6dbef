import { earlierPosition, type VersionEvent } from '@isthmus/contracts/events';
import { useEffect, useSyncExternalStore } from 'react';
import { giveUpReads, oldestPosition } from '#shared/api/call.ts';
import { doubtSession } from '#shared/api/session-end.ts';
import { refetch } from '#shared/query-client.ts';
import { staleKeys } from './event-keys.ts';

const reopenAfterMs = 100;
const batchMs = 40;
const pollMs = 15_000;
const silenceMs = 10_000;

/** `live`: changes arrive as events. `off`: no event or ping for ten seconds, so the page polls the watched keys. */
type LiveState = 'live' | 'off';

const watched = new Map<string, number>();
const versions = new Map<string, number>();
/** By watched key: the position up to which all its events have arrived. */
const arrived = new Map<string, string>();
const stale = new Set<string>();
const listeners = new Set<() => void>();
let source: EventSource | undefined;
let state: LiveState = 'live';
let reopenTimer: ReturnType<typeof setTimeout> | undefined;
let batchTimer: ReturnType<typeof setTimeout> | undefined;
let silenceTimer: ReturnType<typeof setTimeout> | undefined;
let pollTimer: ReturnType<typeof setInterval> | undefined;

function setLiveState(next: LiveState) {
  if (state === next) return;
  state = next;
  listeners.forEach((listener) => listener());
  clearInterval(pollTimer);
  // Polls only the watched keys. A browser has six connections per host, and dead ones stay in use for a while.
  const readAgain = () => watched.forEach((_, key) => key !== 'reach' && invalidate(key));
  if (next === 'off') pollTimer = setInterval(readAgain, pollMs);
  // Pending reads may wait on connections that died during the outage. Aborting them sends them again.
  else giveUpReads();
}

/** Batches events, so several at one moment cause one refetch per query. */
function invalidate(key: string) {
  for (const queryKey of staleKeys(key)) stale.add(JSON.stringify(queryKey));
  batchTimer ??= setTimeout(() => {
    batchTimer = undefined;
    for (const queryKey of stale) void refetch(JSON.parse(queryKey) as string[]);
    stale.clear();
  }, batchMs);
}

/** A silently broken connection stays open forever. Only arriving data proves that it works. */
function restartSilenceTimer() {
  clearTimeout(silenceTimer);
  silenceTimer = setTimeout(() => {
    silenceTimer = undefined;
    setLiveState('off');
    open();
  }, silenceMs);
}

function onData() {
  restartSilenceTimer();
  setLiveState('live');
}

function onVersion({ data }: MessageEvent<string>) {
  onData();
  const { key, version } = JSON.parse(data) as VersionEvent;
  if (versions.get(key) === version) return;
  versions.set(key, version);
  listeners.forEach((listener) => listener());
  invalidate(key);
}

/**
 * Opens one stream per tab and closes it while the tab is hidden. Browsers share about six connections per host across
 * tabs.
 */
function open() {
  source?.close();
  source = undefined;
  if (document.hidden || watched.size === 0) {
    clearTimeout(silenceTimer);
    silenceTimer = undefined;
    return;
  }
  const keys = [...watched.keys()];
  const search = new URLSearchParams(keys.map((key) => ['watch', key]));
  // What changed between a read and this moment is sent first.
  const after = keys.map((key) => arrived.get(key) ?? oldestPosition()).reduce(earlierPosition);
  if (after) search.set('after', after);
  source = new EventSource(`/api/events?${search}`);
  source.addEventListener('version', onVersion);
  // A refused stream stays closed. A broken connection opens again by itself.
  source.addEventListener('error', () => source?.readyState === 2 && doubtSession());
  source.addEventListener('alive', ({ data }: MessageEvent<string>) => {
    if (data) keys.forEach((key) => arrived.set(key, data));
    onData();
  });
  if (silenceTimer === undefined) restartSilenceTimer();
}

function reopen() {
  clearTimeout(reopenTimer);
  reopenTimer = setTimeout(open, reopenAfterMs);
}
document.addEventListener('visibilitychange', () => reopen());

/** Keeps the data of these event keys up to date while the component is mounted. */
export function useWatch(...keys: string[]) {
  const joined = keys.join(' ');
  useEffect(() => {
    const ownKeys = joined.split(' ');
    for (const key of ownKeys) watched.set(key, (watched.get(key) ?? 0) + 1);
    reopen();
    return () => {
      for (const key of ownKeys) {
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

/** Whether an event of this key has arrived, or may have been missed. */
export const useMayHaveChanged = (key: string) =>
  useSyncExternalStore(subscribe, () => versions.has(key) || state === 'off');
