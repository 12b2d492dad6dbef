import { expect, test } from 'vitest';
import { axisOf, percentOf } from './axis.ts';

const begin = Date.parse('2026-11-30T08:14:07Z');
const [second, minute, hour] = [1_000, 60_000, 3_600_000];

test.each([
  [0, 1 * second],
  [40 * second, 10 * second],
  [4 * minute, 1 * minute],
  [3 * hour, 1 * hour],
  [9 * 24 * hour, 2 * 24 * hour],
])('%i ms have a few ticks, at multiples of %i ms', (length, everyMs) => {
  const axis = axisOf(begin, begin + length, false);
  expect(axis.everyMs).toBe(everyMs);
  expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
  expect(axis.ticks.length).toBeLessThanOrEqual(6);
  for (const tick of axis.ticks) expect(tick).toBeGreaterThanOrEqual(axis.from);
});

test('a growing axis keeps its scale for a while and always shows its end', () => {
  const ends = Array.from({ length: 100 }, (_, index) => begin + index * 6 * second);
  const axes = ends.map((end) => axisOf(begin, end, true));
  axes.forEach((axis, index) => expect(percentOf(axis, ends[index] ?? 0)).toBeLessThan(100));
  expect(new Set(axes.map(({ until }) => until)).size).toBeLessThan(25);
});
