import { expect, test } from 'vitest';
import { clockOf, roughly } from './duration.ts';

test.each([
  [0, '0:00'],
  [42_900, '0:42'],
  [3_432_000, '57:12'],
  [3_661_000, '1:01:01'],
  [-5, '0:00'],
])('%i ms is %s on a clock', (milliseconds, expected) => expect(clockOf(milliseconds)).toBe(expected));

test.each([
  [800, { unit: 'second', count: 0 }],
  [59_999, { unit: 'second', count: 59 }],
  [240_000, { unit: 'minute', count: 4 }],
  [7_200_000, { unit: 'hour', count: 2 }],
  [12 * 86_400_000, { unit: 'day', count: 12 }],
])('%i ms is roughly %o', (milliseconds, expected) => expect(roughly(milliseconds)).toEqual(expected));
