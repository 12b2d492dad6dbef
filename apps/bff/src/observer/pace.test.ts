import { afterEach, expect, test, vi } from 'vitest';
import { problem } from '#http/problems';
import { afterFailure } from './pace.ts';

afterEach(() => vi.restoreAllMocks());

const startedAt = new Date('2026-11-29T10:00:00Z');
const row = { version: 0, failures: 0, intervalMs: 1_000, wantedUntil: null, demandedAt: null };

/** The fields that a read writes which fails after this many failures. `random`: its share of the longest back-off. */
function failed(failures: number, random: number) {
  vi.spyOn(Math, 'random').mockReturnValue(random);
  const written = afterFailure({ ...row, failures }, startedAt, problem('database-full').problem);
  return { ...written, nextInMs: written.dueAt.getTime() - startedAt.getTime() };
}

test('a read that fails again and again is repeated ever later, up to a minute after its interval', () => {
  const longest = [0, 1, 3, 10, 1_000].map((failures) => failed(failures, 1).nextInMs);
  expect(longest).toEqual([2_000, 3_000, 9_000, 61_000, 61_000]);
  expect(failed(3, 1)).toMatchObject({ failures: { increment: 1 }, lastProblem: { code: 'database-full' } });
});

test('a failed read is never repeated sooner than a good one', () => {
  for (const failures of [0, 10]) expect(failed(failures, 0).nextInMs).toBe(row.intervalMs);
});
