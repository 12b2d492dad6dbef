import type { Operation } from '@isthmus/contracts/operations';
import { expect, test } from 'vitest';
import { barsOf } from './group-bars.ts';

const at = (second: number) => new Date(second * 1000).toISOString();
const operation = (name: string, state: Operation['state'], began: number | null, ended: number | null) =>
  ({
    id: name,
    target: { name },
    state,
    updatedAt: at(ended ?? 0),
    finishedAt: ended !== null && state !== 'needs-attention' ? at(ended) : null,
    attempts: began === null ? [] : [{ startedAt: at(began) }],
  }) as unknown as Operation;

test('operations that ran at the same time have their own lines, and one that has not begun has no bar', () => {
  const bars = barsOf(
    {
      operations: [
        operation('a', 'succeeded', 0, 10),
        operation('b', 'needs-attention', 0, 20),
        operation('c', 'waiting', 10, null),
        operation('d', 'conflict', null, 25),
        operation('e', 'held', null, null),
        operation('f', 'cancelled', null, 30),
        operation('g', 'queued', null, null),
      ],
    },
    40_000,
  );
  expect(bars.map(({ name, line, from, until }) => [name, line, from / 1000, until / 1000])).toEqual([
    ['a', 0, 0, 10],
    ['b', 1, 0, 20],
    ['c', 0, 10, 40],
    ['d', 1, 25, 25],
  ]);
});
