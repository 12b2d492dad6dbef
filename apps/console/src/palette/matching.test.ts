import { expect, test } from 'vitest';
import { matches, pieces } from './matching.ts';

const marked = (text: string, typed: string) =>
  pieces(text, typed)
    .map(({ text: piece, isMatch }) => (isMatch ? `[${piece}]` : piece))
    .join('');

test('every typed word must occur, in any order and case', () => {
  expect(matches('rack MODIFY', 'Modify', 'rack-7')).toBe(true);
  expect(matches('rack delete', 'Modify', 'rack-7')).toBe(false);
  expect(matches('  ', 'anything')).toBe(true);
});

test.each([
  ['idc-rack-7-n149', 'rack-7', 'idc-[rack-7]-n149'],
  ['Rack-7', 'rack', '[Rack]-7'],
  ['Modify rack-7', '7 mod', '[Mod]ify rack-[7]'],
  ['注册节点池', '节点', '注册[节点]池'],
  ['rack-7', '', 'rack-7'],
  ['rack-7', 'gz', 'rack-7'],
])('in %s, the match of %s is marked: %s', (text, typed, expected) => {
  expect(marked(text, typed)).toBe(expected);
});
