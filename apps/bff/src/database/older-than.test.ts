import { Cursor, cursorOf, positionOf } from '@isthmus/contracts/cursor';
import { expect, test } from 'vitest';
import { olderThan } from './older-than.ts';

const at = '2026-08-21T10:00:00.123Z';
const id = '0198c0de-0000-7000-8000-000000000001';
const cursor = cursorOf({ at, type: 'operation', id });

test('entries after a cursor are older, or of the same time and later by type, then by id', () => {
  const moment = new Date(at);
  expect(olderThan('operation', cursor, String)).toEqual([{ at: { lt: moment } }, { at: moment, id: { lt: id } }]);
  expect(olderThan('change', cursor, BigInt)).toEqual([{ at: { lt: moment } }, { at: moment }]);
  expect(olderThan('reveal', cursor, BigInt)).toEqual([{ at: { lt: moment } }]);
});

test('only a cursor from a page is accepted', () => {
  expect(positionOf(cursor)).toEqual({ at, type: 'operation', id });
  const others = [
    '',
    at,
    `${at}_operation_12`,
    `${at}_change_${id}`,
    `0000-01-01T00:00:00.000Z_change_1`,
    `2026-99-01T00:00:00.000Z_change_1`,
    `${at}_change_1234567890123456789`,
  ];
  expect(others.map((text) => Cursor.safeParse(text).success)).toEqual(others.map(() => false));
});
