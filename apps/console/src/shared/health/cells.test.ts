import type { HealthState } from '@isthmus/contracts/health';
import { expect, test } from 'vitest';
import { cellAt, heightOf, layoutFor, middleOf, moved, pathsOf, pitchFor } from './cells.ts';

const layout = layoutFor(100, 16);

test('the cells shrink as their number grows, so that ten thousand fit one screen', () => {
  expect([3, 1_000, 1_001, 2_001, 5_001, 10_000].map(pitchFor)).toEqual([16, 16, 12, 8, 6, 6]);
  expect(heightOf(10_000, layoutFor(1_000, pitchFor(10_000)))).toBeLessThan(400);
});

test('a point finds its cell, and nothing outside the cells', () => {
  expect(layout.columns).toBe(6);
  for (const index of [0, 5, 6, 19]) {
    const { x, y } = middleOf(index, layout);
    expect(cellAt(x, y, 20, layout)).toBe(index);
  }
  expect([cellAt(97, 5, 20, layout), cellAt(-1, 5, 20, layout), cellAt(50, 60, 20, layout)]).toEqual([
    null,
    null,
    null,
  ]);
});

test('each state is one path, whatever the number of its cells; small failed cells stand on a patch', () => {
  const states = Array.from({ length: 10_000 }, (_, index): HealthState => (index % 1_000 ? 'running' : 'failed'));
  expect([...pathsOf(states, layoutFor(1_000, 6)).keys()].toSorted()).toEqual(['failed', 'halo', 'running']);
  expect([...pathsOf(states.slice(0, 20), layout).keys()].toSorted()).toEqual(['failed', 'running']);
});

test('arrows move between the cells and the groups', () => {
  const counts = [8, 0, 3];
  const from = (group: number, index: number, key: string) => moved({ group, index }, key, counts, layout);
  expect(from(0, 0, 'ArrowRight')).toEqual({ group: 0, index: 1 });
  expect(from(0, 7, 'ArrowRight')).toEqual({ group: 2, index: 0 });
  expect(from(2, 0, 'ArrowLeft')).toEqual({ group: 0, index: 7 });
  expect(from(0, 1, 'ArrowDown')).toEqual({ group: 0, index: 7 });
  expect(from(0, 4, 'ArrowDown')).toEqual({ group: 0, index: 7 });
  expect(from(0, 7, 'ArrowDown')).toEqual({ group: 2, index: 1 });
  expect(from(2, 2, 'ArrowUp')).toEqual({ group: 0, index: 7 });
  expect(from(0, 0, 'ArrowUp')).toBeNull();
  expect(from(2, 2, 'ArrowDown')).toBeNull();
  expect(from(0, 3, 'End')).toEqual({ group: 2, index: 2 });
  expect(from(2, 2, 'Home')).toEqual({ group: 0, index: 0 });
  expect(from(0, 0, 'x')).toBeNull();
});
