import type { Rule } from '@isthmus/contracts/clusters';
import { expect, test } from 'vitest';
import { inOrder, sentenceOf } from './eligibility.tsx';

const evidence = { rule: 'version', seen: '' } as const;
const rules: Rule[] = [
  { ...evidence, verdict: 'pass', reason: 'beta-open', fixer: 'nobody' },
  { ...evidence, verdict: 'fail', reason: 'plugin-direct-eni', fixer: 'nobody' },
  { ...evidence, verdict: 'unknown', reason: 'cloud-nodes-unread', fixer: 'you' },
  { ...evidence, verdict: 'fail', reason: 'version-too-old', fixer: 'you-with-downtime' },
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
