import { expect, test } from 'vitest';
import { readEvent } from './events.ts';

test('a notification of another shape is ignored without an error', () => {
  const others = [undefined, '', 'hello', 'null', '[]', '{}', '{"key":5,"version":1}', '{"key":"clusters:1"}', '{"key'];
  expect(others.map(readEvent)).toEqual(others.map(() => null));
  expect(readEvent('{"key":"clusters:1","version":7}')).toEqual({ key: 'clusters:1', version: 7 });
});
