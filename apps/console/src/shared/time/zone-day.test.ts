import { expect, test } from 'vitest';
import { dayAfter, dayOf, startOfDay } from './zone-day.ts';

const hours = (day: string, zone: string) => (startOfDay(dayAfter(day), zone) - startOfDay(day, zone)) / 3_600_000;

test.each([
  ['Asia/Shanghai', '2026-11-30', '2026-11-29T16:00:00.000Z', 24],
  ['Asia/Kathmandu', '2026-11-30', '2026-11-29T18:15:00.000Z', 24],
  ['UTC', '2026-11-30', '2026-11-30T00:00:00.000Z', 24],
  ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', 23],
  ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', 25],
  ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00.000Z', 24.5],
  // Midnight does not exist: the day begins at 01:00.
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z', 23],
])('in %s %s begins at %s', (zone, day, begins, length) => {
  const start = startOfDay(day, zone);
  expect(new Date(start).toISOString()).toBe(begins);
  expect(hours(day, zone)).toBe(length);
  expect(dayOf(start, zone)).toBe(day);
  expect(dayOf(start - 1, zone)).toBe(dayAfter(day, -1));
});
