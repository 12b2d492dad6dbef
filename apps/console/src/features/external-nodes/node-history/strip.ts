import type { StripSegment, StripState } from '@isthmus/contracts/external-node';
import { healthStates } from '@isthmus/contracts/health';

/** A part of the strip. Times are milliseconds since 1970. */
export interface Part {
  state: StripState;
  from: number;
  until: number;
}

/** The states from the worst to the best. */
const worstFirst: StripState[] = [
  ...healthStates.filter((state) => state !== 'running'),
  'unread',
  'running',
  'absent',
];
const worse = (one: StripState, other: StripState) =>
  worstFirst.indexOf(one) <= worstFirst.indexOf(other) ? one : other;

/**
 * Joins parts that are shorter than `leastMs` with each other; the result has the worst of their states. So a node that changes at each reading
 * draws no more parts than the strip has pixels, and no problem disappears.
 */
export function drawnParts(segments: StripSegment[], leastMs: number): Part[] {
  const parts: Part[] = [];
  for (const { state, from, until } of segments) {
    const part = { state, from: Date.parse(from), until: Date.parse(until) };
    const last = parts.at(-1);
    const isShort = ({ from: begins, until: ends }: Part) => ends - begins < leastMs;
    if (last && isShort(last) && isShort(part)) {
      last.state = worse(last.state, state);
      last.until = part.until;
    } else parts.push(part);
  }
  return parts;
}

const isRead = ({ state }: Part) => state !== 'unread' && state !== 'absent';
/** Cordoned nodes have TKE's status Running. */
const isRunning = ({ state }: Part) => state === 'running' || state === 'cordoned';
const msOf = (parts: Part[]) => parts.reduce((sum, { from, until }) => sum + until - from, 0);

/**
 * The share of the time with readings in which the node was Running; null without such time. `states`: how often and how long it had each
 * other state, and no readings.
 */
export function summaryOf(segments: StripSegment[]) {
  const parts = drawnParts(segments, 0);
  const read = msOf(parts.filter(isRead));
  const states = worstFirst.flatMap((state) => {
    const own = parts.filter((part) => part.state === state);
    return own.length && state !== 'running' && state !== 'absent' ? [{ state, times: own.length, ms: msOf(own) }] : [];
  });
  return { running: read > 0 ? msOf(parts.filter(isRunning)) / read : null, states };
}

/** How often the node failed. */
export const timesFailed = (segments: StripSegment[]) => segments.filter(({ state }) => state === 'failed').length;
