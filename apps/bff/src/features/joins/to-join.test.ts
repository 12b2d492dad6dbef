import { expect, test } from 'vitest';
import { toJoin } from './to-join.ts';

const issuedAt = new Date('2026-08-21T10:00:00Z');
const after = (minutes: number) => issuedAt.getTime() + minutes * 60_000;
const row = {
  id: '0198c0de-0000-7000-8000-000000000001',
  accountId: '0198c0de-0000-7000-8000-000000000002',
  region: 'ap-guangzhou',
  clusterId: 'cls-1',
  nodePoolId: 'np-1',
  nodeName: 'edge-1',
  ip: null,
  interface: null,
  download: 'private',
  state: 'waiting',
  issuedById: null,
  issuedBy: null,
  issuedAt,
  expectedFrom: issuedAt,
  expiresAt: new Date(after(60)),
  seenAt: null,
  seenName: null,
  nodeCreatedTime: null,
  problem: { status: 409, code: 'quota-reached', title: 'no' },
  createdAt: issuedAt,
};
const stateAfter = (minutes: number, state = 'waiting') => toJoin({ ...row, state }, [], after(minutes)).state;

test('only a waiting row becomes late after five minutes, or expires with its link', () => {
  expect([4.99, 5, 59.99, 60].map((minutes) => stateAfter(minutes))).toEqual(['waiting', 'late', 'late', 'expired']);
  expect(['planned', 'seen', 'running', 'failed', 'refused'].map((state) => stateAfter(600, state))).toEqual([
    'planned',
    'seen',
    'running',
    'failed',
    'refused',
  ]);
});

test('a host that joined and disappeared is "gone", not late, until its command is renewed', () => {
  const disappeared = { ...row, seenAt: new Date(after(3)) };
  expect([4, 30, 600].map((minutes) => toJoin(disappeared, [], after(minutes)).state)).toEqual([
    'gone',
    'gone',
    'gone',
  ]);
  const renewed = { ...disappeared, issuedAt: new Date(after(20)), expiresAt: new Date(after(80)) };
  expect(toJoin(renewed, [], after(21)).state).toBe('waiting');
});

test('only a refused row shows the reason of a refusal', () => {
  expect(toJoin(row).problem).toBeNull();
  expect(toJoin({ ...row, state: 'refused' }).problem).toMatchObject({ code: 'quota-reached' });
});
