import type { Rule } from '@isthmus/contracts/clusters';
import { expect, test } from 'vitest';
import { inOrder, sentenceOf } from './eligibility.tsx';

const rule = (reason: string, verdict: Rule['verdict'], fixer: Rule['fixer']): Rule => ({
  rule: 'version',
  verdict,
  reason,
  seen: '',
  fixer,
});
const rules = [
  rule('beta-open', 'pass', 'nobody'),
  rule('plugin-direct-eni', 'fail', 'nobody'),
  rule('cloud-nodes-unread', 'unknown', 'you'),
  rule('version-too-old', 'fail', 'you-with-downtime'),
];

test('rules are ordered by who can fix them, with passed rules last', () => {
  expect(inOrder(rules).map(({ reason }) => reason)).toEqual([
    'version-too-old',
    'plugin-direct-eni',
    'cloud-nodes-unread',
    'beta-open',
  ]);
});

test('the sentence of a blocked cluster names the rule that is hardest to fix', () => {
  expect(sentenceOf({ readiness: 'blocked', rules })).toBe('plugin-direct-eni');
  expect(sentenceOf({ readiness: 'unknown', rules })).toBe('unknown');
});
