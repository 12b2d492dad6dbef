import type { StripState } from '@isthmus/contracts/external-node';
import { expect, test } from 'vitest';
import { drawnParts, summaryOf, timesFailed } from './strip.ts';

const begin = Date.UTC(2026, 10, 30);
/** Segments that follow one another, each with its minutes. */
function segmentsOf(...parts: [StripState, number][]) {
  let at = begin;
  return parts.map(([state, minutes]) => {
    const from = new Date(at).toISOString();
    at += minutes * 60_000;
    return { state, from, until: new Date(at).toISOString() };
  });
}

test('the share of running time leaves out time without readings and without the node', () => {
  const { running, states } = summaryOf(
    segmentsOf(['absent', 60], ['running', 60], ['unread', 30], ['cordoned', 20], ['failed', 10], ['running', 10]),
  );
  expect(running).toBeCloseTo(0.9);
  expect(states.map(({ state, times, ms }) => [state, times, ms / 60_000])).toEqual([
    ['failed', 1, 10],
    ['cordoned', 1, 20],
    ['unread', 1, 30],
  ]);
  expect(summaryOf(segmentsOf(['unread', 5])).running).toBeNull();
});

test('a node that changes all the time draws few parts, and none hides a failure', () => {
  const flapping = segmentsOf(
    ...Array.from({ length: 500 }, (): [StripState, number][] => [
      ['running', 1],
      ['failed', 1],
    ]).flat(),
  );
  expect(timesFailed(flapping)).toBe(500);
  const parts = drawnParts(flapping, 10 * 60_000);
  expect(parts.length).toBeLessThanOrEqual(200);
  expect(new Set(parts.map(({ state }) => state))).toEqual(new Set(['failed']));
  expect(parts.at(0)?.from).toBe(begin);
  expect(parts.at(-1)?.until).toBe(begin + 1_000 * 60_000);
});
