import { expect, test } from 'vitest';
import { ownSteps } from './own-steps.ts';

const step = (startAt: string | null) => ({
  name: 'EnsureBootStrap',
  startAt,
  endAt: null,
  status: 'processing',
  message: '',
});
const attempt = (requestId: string | null) => ({
  number: 1,
  startedAt: '2026-11-24T10:00:01Z',
  answeredAt: '2026-11-24T10:00:02Z',
  requestId,
  problem: null,
});
const createdAt = '2026-11-24T10:00:00Z';

test.each([
  ['its own', [attempt('r')], '2026-11-24T10:00:03Z', 1],
  ['of the try before', [attempt('r')], '2026-11-24T09:00:00Z', 0],
  ['of the try before, nothing sent yet', [], '2026-11-24T09:00:00Z', 0],
  ['of the task that it follows', [attempt(null)], '2026-11-24T09:00:00Z', 1],
  ['not begun', [attempt('r')], null, 0],
])('steps %s', (_, attempts, startAt, count) =>
  expect(ownSteps({ createdAt, attempts }, [step(startAt)])).toHaveLength(count),
);
