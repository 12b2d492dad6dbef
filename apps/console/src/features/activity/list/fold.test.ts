import { expect, test } from 'vitest';
import type { ActivityRow } from './activity-columns.tsx';
import { fold } from './fold.ts';

const at = '2026-11-30T08:00:00Z';
const change = (name: string, more: object = {}, outcome = 'status: Running → Failed') =>
  ({
    id: name,
    outcome,
    entry: { type: 'change', at, clusterId: 'cls-1', object: 'node', change: 'changed', name, ...more },
  }) as ActivityRow;
const operation = { id: 'drain', outcome: '', entry: { type: 'operation', at } } as ActivityRow;
const lines = (rows: ActivityRow[], opened: string[] = []) =>
  fold(rows, new Set(opened)).map(({ row, rows: own }) => [row.id, own.length]);

const rack = ['a', 'b', 'c', 'd', 'e'].map((name) => change(name));

test('equal changes of one reading are one line, until a person opens it', () => {
  expect(lines([operation, ...rack, change('f', { at: '2026-11-30T07:00:00Z' })])).toEqual([
    ['drain', 1],
    ['a', 5],
    ['f', 1],
  ]);
  const [line] = fold(rack, new Set());
  expect(lines(rack, [line?.key ?? ''])).toHaveLength(5);
});

test('operations of one set are one line per state, but those that wait for a person', () => {
  const of = (id: string, state: string, setId: string | null = 'set') =>
    ({ id, setId, outcome: '', entry: { type: 'operation', at, operation: { state, late: false } } }) as ActivityRow;
  const rows = [
    of('a', 'succeeded'),
    of('b', 'failed'),
    of('c', 'succeeded'),
    of('d', 'needs-attention'),
    of('e', 'needs-attention'),
    of('f', 'succeeded', null),
    of('g', 'succeeded', null),
  ];
  expect(lines(rows)).toEqual([
    ['a', 2],
    ['b', 1],
    ['d', 1],
    ['e', 1],
    ['f', 1],
    ['g', 1],
  ]);
});

test('a few changes, and those that differ in more than the name, stay lines of their own', () => {
  expect(lines(rack.slice(0, 3))).toHaveLength(3);
  expect(lines(['a', 'b', 'c', 'd'].map((name) => change(name, {}, `reason: ${name}`)))).toHaveLength(4);
  expect(lines(['a', 'b', 'c', 'd'].map((clusterId) => change('node-1', { clusterId })))).toHaveLength(4);
  expect(lines([operation, operation, operation, operation])).toHaveLength(4);
});
