import { expect, test } from 'vitest';
import { countNodeChanges, isMadeOutside } from './node-changes.ts';

const running = { status: 'Running', ip: '10.0.0.1' };
const failed = { status: 'Failed', ip: '10.0.0.1' };
const appeared = { change: 'appeared', before: null, after: running, ours: false } as const;
const vanished = { change: 'vanished', before: running, after: null, ours: false } as const;
const becameFailed = {
  change: 'changed',
  before: { status: 'Running' },
  after: { status: 'Failed' },
  ours: false,
} as const;

test('a node that appears joined, through Isthmus or not', () => {
  expect(countNodeChanges([appeared, { ...appeared, ours: true }])).toEqual({ joined: 2, removed: 0, lost: 0 });
});

test('a node that vanishes was removed by an operation, or lost without one', () => {
  expect(countNodeChanges([vanished])).toEqual({ joined: 0, removed: 0, lost: 1 });
  expect(countNodeChanges([{ ...vanished, ours: true }])).toEqual({ joined: 0, removed: 1, lost: 0 });
});

test('a node that fails without an operation is lost, and is not lost again when it vanishes', () => {
  const gone = { ...vanished, before: failed };
  expect(countNodeChanges([becameFailed, gone])).toEqual({ joined: 0, removed: 0, lost: 1 });
  expect(countNodeChanges([{ ...becameFailed, ours: true }])).toEqual({ joined: 0, removed: 0, lost: 0 });
});

test('other changes count nothing', () => {
  const changes = [
    { change: 'changed', before: { status: 'Failed' }, after: { status: 'Running' }, ours: false },
    { change: 'changed', before: { ip: '10.0.0.1' }, after: { ip: '10.0.0.2' }, ours: false },
  ] as const;
  expect(countNodeChanges([...changes])).toEqual({ joined: 0, removed: 0, lost: 0 });
});

test('somebody outside Isthmus added, removed, drained or changed a node; its state changed by itself', () => {
  const became = (after: object) => ({ ...becameFailed, after: { ...after } });
  const acts = [appeared, vanished, became({ status: 'Draining' }), became({ status: 'Running', unschedulable: true })];
  expect(acts.map(isMadeOutside)).toEqual([true, true, true, true]);
  expect(acts.map((change) => isMadeOutside({ ...change, ours: true }))).toEqual([false, false, false, false]);
  expect([becameFailed, became({ status: 'Running', reason: '' })].map(isMadeOutside)).toEqual([false, false]);
});
