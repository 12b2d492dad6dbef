import { expect, test } from 'vitest';
import { nodeSecondsOf, stretchesOf } from './node-seconds.ts';
import { gapFrom } from './reading-gap.ts';

const at = (time: string) => new Date(`2026-11-${time}Z`);
const split = (from: string, until: string, gap?: string) =>
  stretchesOf(at(from), at(until), gap ? at(gap) : null).map(({ day, seconds, isRead }) => [day, seconds, isRead]);

test('time is split at midnight UTC', () => {
  expect(split('29T23:59:00', '30T00:02:00')).toEqual([
    ['2026-11-29', 60, true],
    ['2026-11-30', 120, true],
  ]);
  expect(split('27T12:00:00', '30T00:00:00')).toEqual([
    ['2026-11-27', 43_200, true],
    ['2026-11-28', 86_400, true],
    ['2026-11-29', 86_400, true],
  ]);
});

test('time after the last good reading is unread', () => {
  expect(split('29T10:00:00', '29T12:00:00', '29T11:00:00')).toEqual([
    ['2026-11-29', 3_600, true],
    ['2026-11-29', 3_600, false],
  ]);
});

test('time that was counted before is not counted again', () => {
  expect(split('29T11:30:00', '29T12:00:00', '29T11:00:00')).toEqual([['2026-11-29', 1_800, false]]);
  expect(split('29T12:00:00', '29T11:00:00')).toEqual([]);
  expect(split('29T12:00:00', '29T11:00:00', '29T10:00:00')).toEqual([]);
});

test('node-seconds add up per pool, day and state; hosts that TKE does not list have none', () => {
  const counts = [
    { nodePoolId: 'np-a', state: 'running', count: 3 },
    { nodePoolId: 'np-a', state: 'failed', count: 1 },
    { nodePoolId: null, state: 'running', count: 1 },
    { nodePoolId: 'np-a', state: 'late', count: 5 },
  ] as const;
  const stretches = [
    { day: '2026-11-29', seconds: 10, isRead: true },
    { day: '2026-11-29', seconds: 5, isRead: false },
  ];
  expect(nodeSecondsOf(stretches, [...counts])).toEqual([
    { nodePoolId: 'np-a', day: '2026-11-29', state: 'running', seconds: 30 },
    { nodePoolId: 'np-a', day: '2026-11-29', state: 'failed', seconds: 10 },
    { nodePoolId: '', day: '2026-11-29', state: 'running', seconds: 10 },
    { nodePoolId: 'np-a', day: '2026-11-29', state: 'unread', seconds: 20 },
    { nodePoolId: '', day: '2026-11-29', state: 'unread', seconds: 5 },
  ]);
});

const idleMs = 600_000;
const now = at('29T12:00:00');
const last = { observedAt: at('29T11:45:00'), failures: 0, intervalMs: 15_000 };

test('a gap is three failed reads, or three intervals of the slowest pace without one', () => {
  expect(gapFrom(last, now, idleMs)).toBe(null);
  expect(gapFrom({ ...last, failures: 2 }, now, idleMs)).toBe(null);
  expect(gapFrom({ ...last, failures: 3 }, now, idleMs)).toEqual(last.observedAt);
  expect(gapFrom(last, at('29T12:15:01'), idleMs)).toEqual(last.observedAt);
  expect(gapFrom({ ...last, intervalMs: 900_000 }, at('29T12:15:01'), idleMs)).toBe(null);
});

test('before the first good reading there is no gap', () => {
  expect(gapFrom({ ...last, observedAt: null, failures: 9 }, now, idleMs)).toBe(null);
});
