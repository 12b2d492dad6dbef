import { expect, test } from 'vitest';
import { indexAt, placesOf } from './rows-in-view.tsx';

test('rows start where the ones before them end, and the row at a distance is found among uneven heights', () => {
  const { starts, total } = placesOf([36, 54, 36, 72]);
  expect([starts, total]).toEqual([[0, 36, 90, 126], 198]);
  expect([-5, 0, 35, 36, 89, 90, 126, 9_999].map((px) => indexAt(starts, px))).toEqual([0, 0, 0, 1, 1, 2, 3, 3]);
  expect(indexAt([], 10)).toBe(0);
});
