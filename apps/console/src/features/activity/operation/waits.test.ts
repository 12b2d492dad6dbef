import type { Operation } from '@isthmus/contracts/operations';
import { expect, test } from 'vitest';
import { waitsOf } from './waits.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 30) + seconds * 1_000).toISOString();
const attempt = (number: number, started: number, answered: number | null) => ({
  number,
  startedAt: at(started),
  answeredAt: answered === null ? null : at(answered),
  requestId: null,
  problem: null,
  followed: false,
});
const anOperation = (more: Partial<Operation>) =>
  ({ createdAt: at(0), updatedAt: at(90), finishedAt: null, attempts: [], outcome: null, ...more }) as Operation;
const waits = (more: Partial<Operation>, hasSteps = false) =>
  waitsOf(anOperation(more), hasSteps).map(({ words, from, to }) => [words, Date.parse(to) - Date.parse(from)]);
const ended = (reason: string) => ({ reason, seen: null, problem: null, note: null });

test('a call without an answer is followed by a look, a call with one by the confirmation', () =>
  expect(
    waits({ state: 'succeeded', finishedAt: at(60), attempts: [attempt(1, 2, null), attempt(2, 30, 31)] }),
  ).toEqual([
    ['beforeFirst', 2_000],
    ['looked', 28_000],
    ['confirmed', 29_000],
  ]));

test('the steps of TKE fill the time of the confirmation, and a moment is no wait', () =>
  expect(waits({ state: 'succeeded', finishedAt: at(60), attempts: [attempt(1, 0.4, 1)] }, true)).toEqual([]));

test('a person’s decision ends the last wait', () => {
  const attempts = [attempt(1, 0, null)];
  expect(waits({ state: 'needs-attention', attempts })).toEqual([['looked', 90_000]]);
  expect(waits({ state: 'resolved', finishedAt: at(600), attempts, outcome: ended('resolved-by-person') })).toEqual([
    ['decided', 600_000],
  ]);
});

test('an operation that sent nothing waited until its end', () =>
  expect(waits({ state: 'cancelled', finishedAt: at(40), outcome: ended('group-stopped') })).toEqual([
    ['beforeFirst', 40_000],
  ]));
