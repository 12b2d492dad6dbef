import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { exactly, roughly, serverNow, updateServerTime } from './clock.ts';

afterEach(() => vi.useRealTimers());

const server = Date.parse('2026-11-28T10:00:00Z');
const errorAfterReply = (ahead: number, tookMs = 200) => {
  const start = server - ahead;
  vi.setSystemTime(start + tookMs);
  updateServerTime(new Date(server).toUTCString(), start, start + tookMs);
  return Math.abs(serverNow() - server);
};

test.each([0, -86_400_000, 3_600_000, 90_000])('a browser clock %i ms behind still shows the server’s time', (ms) => {
  vi.useFakeTimers();
  expect(errorAfterReply(ms)).toBeLessThan(1_300);
});

test('a correct clock stays unchanged, and an answer without a date changes nothing', () => {
  vi.useFakeTimers();
  errorAfterReply(0);
  const before = serverNow();
  updateServerTime(null, 0, 0);
  updateServerTime('soon', 0, 0);
  expect(serverNow()).toBe(before);
});

test('no other file reads the browser’s clock', () => {
  const sources = new URL('../../', import.meta.url);
  const readers = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/^testing\/|\.(test|spec)\.tsx?$/.test(file))
    .filter((file) =>
      /Date\.now\(|new Date\(\)|performance\.timeOrigin/.test(readFileSync(new URL(file, sources), 'utf8')),
    );
  // session-end.ts takes a difference, in which the time of a sleeping computer counts.
  expect(readers.toSorted()).toEqual(['shared/api/call.ts', 'shared/api/session-end.ts', 'shared/time/clock.ts']);
});

test.each([
  [0, { unit: 'second', count: 0, rest: 0 }],
  [42_900, { unit: 'second', count: 42, rest: 0 }],
  [3_432_000, { unit: 'minute', count: 57, rest: 12 }],
  [3_661_000, { unit: 'hour', count: 1, rest: 1 }],
  [3 * 86_400_000 + 4 * 3_600_000, { unit: 'day', count: 3, rest: 4 }],
  [-5, { unit: 'second', count: 0, rest: 0 }],
])('%i ms is exactly %o', (milliseconds, expected) => expect(exactly(milliseconds)).toEqual(expected));

test.each([
  [800, { unit: 'second', count: 0 }],
  [59_999, { unit: 'second', count: 59 }],
  [240_000, { unit: 'minute', count: 4 }],
  [7_200_000, { unit: 'hour', count: 2 }],
  [12 * 86_400_000, { unit: 'day', count: 12 }],
])('%i ms is roughly %o', (milliseconds, expected) => expect(roughly(milliseconds)).toEqual(expected));
