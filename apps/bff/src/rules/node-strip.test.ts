import { expect, test } from 'vitest';
import { stripOf, type NodeFacts, type StripChange, type StripGap } from './node-strip.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 8, minute));
const running = { status: 'Running', unschedulable: false };
const failed = { status: 'Failed', unschedulable: false };
const changed = (minute: number, before: object): StripChange => ({ at: at(minute), change: 'changed', before });

/** The strip of one hour, as state and minutes. */
const strip = (now: NodeFacts, changes: StripChange[], gaps: StripGap[] = [], from = 0) =>
  stripOf(at(from), at(60), now, changes, gaps).map(({ state, from: begins, until }) => {
    const minutes = (Date.parse(until) - Date.parse(begins)) / 60_000;
    return `${state} ${minutes}`;
  });

test('a node without changes had its state all the time', () => {
  expect(strip(running, [])).toEqual(['running 60']);
  expect(strip(null, [])).toEqual(['absent 60']);
});

test('each change says what was before it', () => {
  const changes = [
    changed(50, { status: 'Failed' }),
    changed(45, { status: 'Running', reason: '' }),
    changed(20, { unschedulable: true }),
    changed(15, { reason: 'other' }),
  ];
  expect(strip(running, changes)).toEqual(['cordoned 20', 'running 25', 'failed 5', 'running 10']);
});

test('a node is absent before it appeared, after it vanished, and not between two with the same name', () => {
  const vanished: StripChange = { at: at(40), change: 'vanished', before: failed };
  expect(strip(null, [vanished, { at: at(10), change: 'appeared', before: null }])).toEqual([
    'absent 10',
    'failed 30',
    'absent 20',
  ]);
  const replaced = { at: at(40), change: 'appeared', before: null };
  expect(strip(running, [replaced, vanished])).toEqual(['failed 40', 'running 20']);
});

test('time within a gap is unread, also where a change is in it; nothing is before the first reading', () => {
  const gap = (began: number, ended: number) => ({ beganAt: at(began), endedAt: at(ended) });
  const changes = [changed(30, { status: 'Failed' })];
  expect(strip(running, changes, [gap(20, 40), gap(55, 60)], 10)).toEqual([
    'failed 10',
    'unread 20',
    'running 15',
    'unread 5',
  ]);
  expect(strip(running, [], [gap(-30, 5), gap(90, 95)], 3)).toEqual(['unread 2', 'running 55']);
});

test('an entry that cannot be read keeps the known values', () => {
  expect(strip(running, [changed(30, { status: 7 })])).toEqual(['running 60']);
});
