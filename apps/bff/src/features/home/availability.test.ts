import { expect, test } from 'vitest';
import { availabilityOf } from './availability.ts';

const days = ['2026-11-29', '2026-11-30'];
const [first, second] = ['2026-11-29', '2026-11-30'] as const;

test('running is a share of the time with readings, unread a share of all time', () => {
  const { availability, available } = availabilityOf(days, [
    { day: first, state: 'running', seconds: 60 },
    { day: first, state: 'failed', seconds: 20 },
    { day: first, state: 'unread', seconds: 20 },
    { day: second, state: 'running', seconds: 20 },
  ]);
  expect(availability).toEqual([
    { day: first, running: 0.75, unread: 0.2, worst: 'failed' },
    { day: second, running: 1, unread: 0, worst: 'running' },
  ]);
  expect(available).toBe(0.8);
});

test('time without readings is never running', () => {
  const { availability, available } = availabilityOf(days, [{ day: first, state: 'unread', seconds: 86_400 }]);
  expect(availability[0]).toEqual({ day: first, running: null, unread: 1, worst: null });
  expect(available).toBe(null);
});

test('nodes that always ran are at 100 %, whatever the fractions of seconds', () => {
  const { availability } = availabilityOf(days, [
    { day: first, state: 'running', seconds: 0.1 },
    { day: first, state: 'unread', seconds: 0.2 },
  ]);
  expect(availability[0]?.running).toBe(1);
});

test('a day before the first reading has no shares', () => {
  expect(availabilityOf(days, []).availability).toEqual(
    days.map((day) => ({ day, running: null, unread: null, worst: null })),
  );
});

test('a cordoned node runs, and is worse than one that only runs', () => {
  const { availability } = availabilityOf(days, [
    { day: first, state: 'running', seconds: 1 },
    { day: first, state: 'cordoned', seconds: 1 },
  ]);
  expect(availability[0]).toMatchObject({ running: 1, worst: 'cordoned' });
});

test('a state that was only just found is the worst one already', () => {
  const { availability } = availabilityOf(days, [
    { day: first, state: 'running', seconds: 60 },
    { day: first, state: 'failed', seconds: 0 },
  ]);
  expect(availability[0]).toEqual({ day: first, running: 1, unread: 0, worst: 'failed' });
});

test('days that are not shown count nowhere', () => {
  const old = { day: '2026-10-01', state: 'failed', seconds: 100 } as const;
  expect(availabilityOf(days, [old, { day: first, state: 'running', seconds: 1 }])).toMatchObject({ available: 1 });
});
