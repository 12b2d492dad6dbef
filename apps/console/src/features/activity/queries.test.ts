import { expect, test } from 'vitest';
import { toQuery } from './queries.ts';

test('an address requests the filters that it names', () => {
  const search = new URLSearchParams('type=operation&state=failed&object=rack-7&request=ea4b');
  expect(toQuery(search)).toEqual({ type: 'operation', state: 'failed', object: 'rack-7', requestId: 'ea4b' });
});

test('an invalid parameter requests nothing', () =>
  expect(toQuery(new URLSearchParams('type=nonsense&person=me&before=2026-99-99&text='))).toEqual({}));

test('a date filter includes the whole day', () => {
  const { before } = toQuery(new URLSearchParams('before=2026-11-24'));
  expect(new Date(before ?? '')).toEqual(new Date(2026, 10, 25));
});
