import { afterEach, expect, test, vi } from 'vitest';
import { backOffMs } from './pace.ts';

afterEach(() => vi.restoreAllMocks());

/** The pause that is added to the interval after this many failures. `random`: its share of the longest one. */
function backOff(failures: number, random: number) {
  vi.spyOn(Math, 'random').mockReturnValue(random);
  return backOffMs({ intervalMs: 1_000, failures });
}

test('a read that fails again and again is repeated ever later, up to a minute after its interval', () => {
  expect([0, 1, 3, 10, 1_000].map((failures) => backOff(failures, 1))).toEqual([1_000, 2_000, 8_000, 60_000, 60_000]);
});

test('a failed read is never repeated sooner than a good one', () => {
  for (const failures of [0, 10]) expect(backOff(failures, 0)).toBe(0);
});
