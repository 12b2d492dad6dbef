import type { ActivityEntry } from '@isthmus/contracts/activity';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { daysOf, marksOf } from './days.ts';

beforeEach(() => vi.stubGlobal('localStorage', { getItem: () => 'Asia/Shanghai' }));
afterEach(() => vi.unstubAllGlobals());

const change = (at: string): ActivityEntry => ({
  type: 'change',
  at,
  id: at,
  notBefore: null,
  object: 'node',
  objectId: 'node-1',
  change: 'changed',
  name: 'node-1',
  region: 'ap-guangzhou',
  clusterId: 'cls-1',
  before: {},
  after: {},
});
const rows = ['2026-11-30T08:00:00Z', '2026-11-29T16:00:00Z', '2026-11-29T15:59:59Z', '2026-11-27T01:00:00Z'].map(
  (at) => ({ entry: change(at) }),
);

test('entries belong to the days of the person’s zone', () => {
  const days = daysOf(rows, false);
  expect(days.map(({ day, rows: own }) => [day, own.length])).toEqual([
    ['2026-11-30', 2],
    ['2026-11-29', 1],
    ['2026-11-27', 1],
  ]);
  expect(days.map(({ loadedFrom }) => loadedFrom)).toEqual([null, null, null]);
});

test('while older entries are not loaded, only the last day is not whole', () => {
  const known = daysOf(rows, true).map(({ loadedFrom }) => loadedFrom);
  expect(known).toEqual([null, null, Date.parse('2026-11-27T01:00:00Z')]);
});

test('entries of the same minutes are one mark, and those of a busy day stay countable', () => {
  const busy = Array.from({ length: 1_000 }, (_, index) => ({
    entry: change(new Date(Date.parse('2026-11-30T12:00:00Z') - index * 60_000).toISOString()),
  }));
  const [today] = daysOf(busy, false);
  if (!today) throw new Error('no day');
  const marks = marksOf(today);
  expect(marks.length).toBeLessThanOrEqual(72);
  expect(marks.reduce((sum, mark) => sum + mark.rows.length, 0)).toBe(today.rows.length);
  expect(marks.map(({ at }) => at)).toEqual(marks.map(({ at }) => at).toSorted((a, b) => a - b));
});
