import { expect, test } from 'vitest';
import { ownSteps } from './step-lines.ts';

const step = (startAt: string | null) => ({
  name: 'EnsureBootStrap',
  startAt,
  endAt: null,
  status: 'processing',
  message: '',
});
const attempt = (followed: boolean) => ({
  number: 1,
  startedAt: '2026-11-24T10:00:01Z',
  answeredAt: '2026-11-24T10:00:02Z',
  requestId: null,
  problem: null,
  followed,
});
const createdAt = '2026-11-24T10:00:00Z';

test.each([
  ['of this operation', [attempt(false)], '2026-11-24T10:00:03Z', 1],
  ['of an earlier operation', [attempt(false)], '2026-11-24T09:00:00Z', 0],
  ['of an earlier operation, before the first call', [], '2026-11-24T09:00:00Z', 0],
  ['of the followed task', [attempt(true)], '2026-11-24T09:00:00Z', 1],
  ['that have not started', [attempt(false)], null, 0],
  ['of an earlier operation, after a lost answer', [attempt(false)], '2026-11-24T09:00:00Z', 0],
])('steps %s', (_, attempts, startAt, count) =>
  expect(ownSteps({ createdAt, finishedAt: null, attempts }, [step(startAt)])).toHaveLength(count),
);

test('steps of a later operation are not those of one that ended before', () => {
  const ended = { createdAt, finishedAt: '2026-11-24T10:05:00Z', attempts: [attempt(true)] };
  expect(ownSteps(ended, [step('2026-11-24T10:01:00Z')])).toHaveLength(1);
  expect(ownSteps(ended, [step('2026-11-24T11:00:00Z')])).toHaveLength(0);
});
