import { expect, test } from 'vitest';
import { placeMarks } from './place-marks.ts';

const place = (...xs: number[]) =>
  placeMarks(xs, (x) => x, 700).map(({ x, marks, isLeft }) => [x, marks.length, isLeft]);

test('marks with room for their labels keep their places', () =>
  expect(place(0, 100, 300)).toEqual([
    [0, 1, false],
    [100, 1, false],
    [300, 1, false],
  ]));

test('marks whose labels would collide are one mark, at the place of the first', () =>
  expect(place(10, 12, 30, 300)).toEqual([
    [10, 3, false],
    [300, 1, false],
  ]));

test('near the end of the lane the label is at the left, and both labels have room', () => {
  expect(place(690)).toEqual([[690, 1, true]]);
  const [first, last] = placeMarks([500, 690], (x) => x, 700);
  expect((first?.x ?? 0) + 16 + (first?.room ?? 0)).toBeLessThanOrEqual(690 - 16 - (last?.room ?? 0));
});
