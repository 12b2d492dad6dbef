import { expect, test } from 'vitest';
import { conflictRows, inputRows } from './input-rows.ts';

test('lists the requested values without the typed confirmation', () => {
  const input = {
    basedOn: 'd',
    confirmedName: 'rack-7',
    name: 'rack-8',
    desiredPodNumber: null,
    runtime: { type: 'containerd', version: '1.7.28' },
    labels: [{ key: 'a', value: 'b' }],
    taints: [{ key: 'idc', value: '', effect: 'NoSchedule' }],
    customData: { sha256: 'ab12', bytes: 40 },
  };
  expect(inputRows({ input })).toEqual([
    { name: 'name', lines: ['rack-8'] },
    { name: 'runtime', lines: ['containerd 1.7.28'] },
    { name: 'labels', lines: ['a=b'] },
    { name: 'taints', lines: ['idc:NoSchedule'] },
    { name: 'customData', lines: ['sha256 ab12 · 40 B'] },
  ]);
});

test('a conflict has both versions', () => {
  const outcome = {
    reason: 'changed-meanwhile',
    seen: JSON.stringify({ name: 'other', labels: [] }),
    problem: null,
    note: null,
  };
  expect(conflictRows({ input: { name: 'mine' }, outcome })).toEqual([
    { name: 'name', requested: ['mine'], read: ['other'], differs: true },
    { name: 'labels', requested: null, read: [], differs: false },
  ]);
});
