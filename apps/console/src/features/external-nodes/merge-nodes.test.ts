import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { expect, test } from 'vitest';
import { mergeNodes } from './merge-nodes.ts';

const node = (name: string, status = 'Running') => ({ name, status }) as ExternalNode;
const seen = ['a', 'c', 'd'].map((name) => node(name));

test('what changed takes its place, what came stands by its name, what went is gone', () => {
  const merged = mergeNodes(seen, [node('c', 'Failed'), node('b')], ['d']);
  expect(merged.map(({ name, status }) => `${name} ${status}`)).toEqual(['a Running', 'b Running', 'c Failed']);
});

test('where nothing changed the very list stays, so that nothing is drawn again', () => {
  expect(mergeNodes(seen, [], [])).toBe(seen);
});
