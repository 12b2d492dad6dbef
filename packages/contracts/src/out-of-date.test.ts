import { expect, test } from 'vitest';
import { isOutOfDate } from './out-of-date.ts';

const now = Date.parse('2026-11-30T12:00:00Z');
const read = (secondsAgo: number, intervalMs: number) => ({
  observedAt: new Date(now - secondsAgo * 1000).toISOString(),
  problem: null,
  intervalMs,
});
const failed = { status: 502, code: 'tke-failed', title: '' } as const;

test('a reading is out of date after three intervals, and never within 45 seconds', () => {
  expect(isOutOfDate(read(44, 1_000), now)).toBe(false);
  expect(isOutOfDate(read(46, 1_000), now)).toBe(true);
  expect(isOutOfDate(read(179, 60_000), now)).toBe(false);
  expect(isOutOfDate(read(181, 60_000), now)).toBe(true);
});

test('before the first reading, only a failed read makes it out of date', () => {
  expect(isOutOfDate({ observedAt: null, problem: null, intervalMs: 1_000 }, now)).toBe(false);
  expect(isOutOfDate({ observedAt: null, problem: failed, intervalMs: 1_000 }, now)).toBe(true);
});
