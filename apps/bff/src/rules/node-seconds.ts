import type { HealthState } from '@isthmus/contracts/health';

const dayMs = 86_400_000;

/** A part of one UTC day. `isRead`: no reading is missing in it. */
export interface Stretch {
  day: string;
  seconds: number;
  isRead: boolean;
}

export interface NodeCount {
  nodePoolId: string | null;
  state: HealthState;
  count: number;
}

/** Node-seconds of a pool ('': no pool) on a day. `unread`: readings are missing. */
export interface NodeSeconds {
  nodePoolId: string;
  day: string;
  state: HealthState | 'unread';
  seconds: number;
}

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

function daysOf(from: number, until: number, isRead: boolean): Stretch[] {
  const days: Stretch[] = [];
  for (let at = from; at < until;) {
    const next = Math.min(until, (Math.floor(at / dayMs) + 1) * dayMs);
    days.push({ day: dayOf(at), seconds: (next - at) / 1000, isRead });
    at = next;
  }
  return days;
}

/** Splits a time at midnight UTC and at `gapFrom`, after which readings are missing. Empty when it ends before it begins. */
export function stretchesOf(from: Date, until: Date, gapFrom: Date | null): Stretch[] {
  const readUntil = gapFrom ? Math.max(from.getTime(), gapFrom.getTime()) : until.getTime();
  return [
    ...daysOf(from.getTime(), Math.min(readUntil, until.getTime()), true),
    ...daysOf(readUntil, until.getTime(), false),
  ];
}

/**
 * Multiplies the counts of nodes with the stretches in which they were the last known ones. Expected hosts are no nodes. Returns one row per
 * pool, day and state.
 */
export function nodeSecondsOf(stretches: Stretch[], counts: NodeCount[]): NodeSeconds[] {
  const rows = new Map<string, NodeSeconds>();
  for (const { day, seconds, isRead } of stretches)
    for (const { nodePoolId, state, count } of counts) {
      if (state === 'late' || state === 'waiting' || count === 0) continue;
      const row = { nodePoolId: nodePoolId ?? '', day, state: isRead ? state : 'unread', seconds: 0 } as const;
      const key = `${row.nodePoolId} ${day} ${row.state}`;
      const sum = rows.get(key) ?? { ...row };
      rows.set(key, { ...sum, seconds: sum.seconds + seconds * count });
    }
  return [...rows.values()];
}
