import { expect, test } from 'vitest';
import { termOf } from './rank.ts';

test('a term ignores case, and the wildcards of LIKE in it are ordinary characters', () => {
  const { text, beginning, words, part } = termOf(String.raw`Rack_7%\x`);
  expect(text).toBe(String.raw`rack_7%\x`);
  expect([beginning, part]).toEqual([String.raw`rack\_7\%\\x%`, String.raw`%rack\_7\%\\x%`]);
  expect(words).toContain(String.raw`%-rack\_7\%\\x%`);
  expect(words).toContain(String.raw`%\_rack\_7\%\\x%`);
});
