import { expect, test } from 'vitest';
import { confirmationOf, confirms, marked } from './confirmation.ts';
import { readFault } from './fault.ts';
import { newName } from './names.ts';

test.each([
  ['zero-width space', 'rack\u200B7', 'U+200B'],
  ['right-to-left override', 'rack\u202E7', 'U+202E'],
  ['soft hyphen', 'rack\u00AD7', 'U+00AD'],
  ['byte order mark inside', 'rack\uFEFF7', 'U+FEFF'],
  ['Hangul filler', 'rack\u31647', 'U+3164'],
  ['tag', 'rack\u{E0041}7', 'U+E0041'],
  ['line break', 'rack\n7', 'U+000A'],
])('a new name with a %s is refused with the code point of the character', (_, name, character) => {
  const issues = newName('missing').safeParse(name).error?.issues ?? [];
  expect(issues.map(({ message }) => readFault(message))).toEqual([
    { code: 'invisible-character', params: { character } },
  ]);
});

test('letters of any script, blanks and signs are fine in a name', () => {
  for (const name of ['rack 7', '广州机房-1', 'Ünïcode', 'a/b (old)', 'é', 'مخزن'])
    expect(newName('x').parse(` ${name} `)).toBe(name);
});

test.each([
  ['prod', 'prod', true],
  ['prod  gz', 'prod gz', true],
  [' prod ', 'prod', true],
  ['prod\u00A0gz', 'prod gz', true],
  ['pr\u200Bod', 'prod', true],
  ['a\tb', 'a b', true],
  ['é', 'e\u0301', true],
  ['prod', 'Prod', false],
  ['prod-1', 'prod', false],
  ['\u200B', 'np-1', true],
  ['\u200B', '', false],
  ['', 'np-1', true],
  ['', '', false],
])('%j is confirmed by typing %j: %s', (name, typed, is) => {
  expect(confirms(typed, name, 'np-1')).toBe(is);
  expect(confirms(confirmationOf(name, 'np-1'), name, 'np-1')).toBe(true);
});

test('characters that a page would not show are marked', () => {
  expect(marked(' a  b\u200B ')).toBe('␣a␣␣b⟨U+200B⟩␣');
  expect(marked('a b')).toBe('a b');
});
