import { expect, test } from 'vitest';
import { digestOf } from './pool.ts';

const taint = (key: string, effect: string) => ({ key, value: 'true', effect });
const taints = [taint('idc', 'NoSchedule'), taint('idc', 'NoExecute'), taint('gpu', 'NoExecute')];
const row = { name: 'rack-7', labels: [], taints, deletionProtection: true };

test('a pool is the same in whatever order TKE lists its taints', () => {
  expect(digestOf({ ...row, taints: taints.toReversed() })).toBe(digestOf(row));
  expect(digestOf({ ...row, taints: taints.slice(1) })).not.toBe(digestOf(row));
});
