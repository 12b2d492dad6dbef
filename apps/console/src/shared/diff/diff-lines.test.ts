import { expect, test } from 'vitest';
import { diffText, diffValues } from './diff-lines.ts';

/** Writes a comparison as text: `[…]` is the part that changed. */
const written = (lines: ReturnType<typeof diffValues>) =>
  lines.map(
    ({ sign, parts }) => `${sign} ${parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('')}`,
  );

test('a changed label stands under its old value, and the labels that stayed are one line', () => {
  const before = ['disk=ssd', 'owner=platform', 'zone=gz-2'];
  expect(written(diffValues(before, ['disk=ssd', 'owner=platform', 'team=search', 'zone=idc']))).toEqual([
    '- zone=[gz-2]',
    '+ zone=[idc]',
    '+ team=search',
    '  disk=ssd, owner=platform',
  ]);
});

test('a value without anything in common is replaced as a whole', () => {
  expect(written(diffValues(['On'], ['Off']))).toEqual(['- On', '+ Off']);
  expect(written(diffValues(['containerd 1.6.9'], ['containerd 1.7.28']))).toEqual([
    '- containerd 1.[6].[9]',
    '+ containerd 1.[7].[28]',
  ]);
});

test('a text keeps its order, marks what changed in a line, and shortens what stayed', () => {
  const text = (...changed: string[]) => ['#!/bin/bash', '', 'a', 'b', 'c', 'd', 'e', ...changed, 'f', 'a'];
  expect(written(diffText(text('mount /data', 'exit'), text('mount /data -o ro', 'exit', 'exit')))).toEqual([
    '  ⋯',
    '  c',
    '  d',
    '  e',
    '- mount /data',
    '+ mount /data[ -o ro]',
    '  exit',
    '+ exit',
    '  f',
    '  a',
  ]);
  expect(written(diffText([], ['one', 'two']))).toEqual(['+ one', '+ two']);
});
