import { expect, test } from 'vitest';
import { isWhole, sample, sampleNote, testSeed } from './sample.mjs';

const table = Array.from({ length: 23 }, (_, index) => `case ${index}`);
const today = Math.floor(Date.now() / 86_400_000);

test('a seed selects the same cases each time, in the order of the table', () => {
  const drawn = sample(table, 5, 20_786);
  expect(drawn).toHaveLength(5);
  expect(new Set(drawn).size).toBe(5);
  expect(sample(table, 5, 20_786)).toEqual(drawn);
  expect(drawn).toEqual(table.filter((each) => drawn.includes(each)));
});

test('the seeds of a round leave no case out, and the next round draws a new order', () => {
  const round = (first: number) => [0, 1, 2, 3, 4].map((turn) => sample(table, 5, first + turn));
  for (const first of [0, 5, 20_785]) expect(new Set(round(first).flat()).size).toBe(table.length);
  expect(round(0)).not.toEqual(round(5));
});

test('a short table runs whole, and an empty sample is an error', () => {
  expect(sample(table, 23, 1)).toEqual(table);
  expect(sample([], 3, 1)).toEqual([]);
  expect(() => sample(table, 0, 1)).toThrow('at least one case');
});

test('the seed is the day unless given, is kept for child processes, and is printed', () => {
  const environment: NodeJS.ProcessEnv = {};
  expect([today, today + 1]).toContain(testSeed(environment));
  expect(environment['ISTHMUS_TEST_SEED']).toBe(String(testSeed(environment)));
  expect(sampleNote({ ISTHMUS_TEST_SEED: '7' })).toContain('ISTHMUS_TEST_SEED=7');
  expect(() => testSeed({ ISTHMUS_TEST_SEED: 'a day' })).toThrow('whole number');
});

test('a soak runs every case', () => {
  expect(isWhole({ ISTHMUS_SOAK: '1' })).toBe(true);
  expect(isWhole({})).toBe(false);
  expect(sampleNote({ ISTHMUS_SOAK: '1' })).toContain('Every case runs');
});
