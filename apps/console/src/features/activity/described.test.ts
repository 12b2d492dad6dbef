import { expect, test } from 'vitest';
import { differences } from './described.ts';

test('a change says each field before and after', () => {
  const change = { before: { status: 'Running', reason: '' }, after: { status: 'Failed', reason: 'no answer' } };
  expect(differences(change)).toBe('status: Running → Failed · reason: "" → no answer');
});

test('what came has no before', () => expect(differences({ before: null, after: { status: 'Running' } })).toBe(''));

test('of labels, only what went and what came', () => {
  const [kept, gone, come] = ['a', 'b', 'c'].map((key) => ({ key, value: '1' }));
  expect(differences({ before: { labels: [kept, gone] }, after: { labels: [kept, come] } })).toBe(
    'labels: − b=1 + c=1',
  );
});
