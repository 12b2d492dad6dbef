import { expect, test } from 'vitest';
import { percentText } from '#shared/health/percent.ts';
import { dayText, problemPx } from './days.ts';

test('a share is rounded down, so that 100 % means all of the time', () => {
  expect([1, 0.99999, 0.9089, 0].map(percentText)).toEqual(['100.00 %', '99.99 %', '90.89 %', '0.00 %']);
});

test('a day is the UTC day, whatever the browser’s time zone', () => {
  expect([dayText('2026-11-30', 'en'), dayText('2026-11-30', 'zh-CN')]).toEqual(['Nov 30', '11月30日']);
});

test('a small problem is seen, and a larger one is higher', () => {
  const heights = [1, 0.99999, 0.999, 0.99, 0.9, 0].map(problemPx);
  expect(heights).toEqual([0, 5, 6, 12, 18, 24]);
});
