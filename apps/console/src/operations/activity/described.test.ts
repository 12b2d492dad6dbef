import { expect, test } from 'vitest';
import { differences } from './described.ts';

test('a change shows each field before and after', () => {
  const change = { before: { status: 'Running', reason: '' }, after: { status: 'Failed', reason: 'no answer' } };
  expect(differences(change)).toBe('status: Running → Failed · reason: "" → no answer');
});

test('an appeared object has no previous value', () =>
  expect(differences({ before: null, after: { status: 'Running' } })).toBe(''));

test('a label change lists only removed and added labels', () => {
  const [kept, gone, come] = ['a', 'b', 'c'].map((key) => ({ key, value: '1' }));
  expect(differences({ before: { labels: [kept, gone] }, after: { labels: [kept, come] } })).toBe(
    'labels: − b=1 + c=1',
  );
});
