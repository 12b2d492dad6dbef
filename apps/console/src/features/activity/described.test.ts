import { expect, test } from 'vitest';
import { differences } from './described.ts';

test('a change says each field before and after', () => {
  const change = { before: { status: 'Running', reason: '' }, after: { status: 'Failed', reason: 'no answer' } };
  expect(differences(change)).toBe('status: Running → Failed · reason: "" → no answer');
});

test('what came has no before', () => expect(differences({ before: null, after: { status: 'Running' } })).toBe(''));
