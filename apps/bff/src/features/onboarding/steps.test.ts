import { expect, test } from 'vitest';
import { type Evidence, stepsOf } from './steps.ts';

const done = { done: true, known: true, seen: 'seen' };
const open = { done: false, known: true, seen: '' };
const unread = { done: false, known: false, seen: '' };
const states = (evidence: Evidence) => stepsOf(evidence).map(({ step, state }) => `${step} ${state}`);

test('the first unfinished step is current; the others come later', () => {
  expect(states({ account: done, cluster: done, beta: open, enable: open, pool: open, node: open })).toEqual([
    'account done',
    'cluster done',
    'beta current',
    'enable later',
    'pool later',
    'node later',
  ]);
});

test('a later step without a read is unknown, not undone', () => {
  const fresh = { account: done, cluster: done, beta: unread, enable: unread, pool: unread, node: unread };
  expect(states(fresh).slice(2)).toEqual(['beta current', 'enable unknown', 'pool unknown', 'node unknown']);
});

test('a step done out of order is done, and a finished path has no current step', () => {
  const gateClosedSince = { account: done, cluster: done, beta: open, enable: done, pool: done, node: done };
  expect(states(gateClosedSince).slice(2)).toEqual(['beta current', 'enable done', 'pool done', 'node done']);
  const all = { account: done, cluster: done, beta: done, enable: done, pool: done, node: done };
  expect(new Set(stepsOf(all).map(({ state }) => state))).toEqual(new Set(['done']));
});
