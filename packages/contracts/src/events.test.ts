import { expect, test } from 'vitest';
import { earlierPosition } from './events.ts';

test('of two positions of one process the earlier counts; others do not compare', () => {
  expect(earlierPosition('a.1.9', 'a.1.10')).toBe('a.1.9');
  expect(earlierPosition('a.1.10', 'a.1.9')).toBe('a.1.9');
  expect([
    earlierPosition('a.1.9', 'a.2.9'),
    earlierPosition('a.1.9', 'b.1.9'),
    earlierPosition(null, 'a.1.9'),
  ]).toEqual([null, null, null]);
  expect(earlierPosition('a.1.9', null)).toBe(null);
});
