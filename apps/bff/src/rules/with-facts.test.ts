import { expect, test } from 'vitest';
import type { ExternalNode, ExternalNodeFacts } from '#generated/client';
import { withFacts } from './with-facts.ts';

const place = { accountId: 'a', region: 'r', clusterId: 'cls-a' };
const at = new Date('2026-08-21T10:00:00Z');
const node = (name: string, more: Partial<ExternalNode> = {}): ExternalNode => ({
  ...place,
  name,
  nodePoolId: 'np-a',
  ip: '10.4.7.1',
  location: 'idc-1',
  status: 'Running',
  reason: '',
  unschedulable: false,
  createdTime: '2026-08-20T10:00:00Z',
  unreadable: [],
  appearedAt: at,
  since: at,
  sinceNotBefore: null,
  ...more,
});
const facts = (name: string, more: Partial<ExternalNodeFacts> = {}): ExternalNodeFacts => ({
  ...place,
  name,
  nodePoolId: 'np-a',
  ip: '10.4.7.1',
  state: 'running',
  reason: '',
  unschedulable: false,
  createdTime: '2026-08-20 18:00:00 +0800 CST',
  kubelet: 'v1.30.4-tke.1',
  cpu: 32,
  memoryGb: 128,
  appearedAt: at,
  since: at,
  ...more,
});

test('version 2022-05-01 adds facts, and the state and CreatedTime of DescribeExternalNode win', () => {
  expect(withFacts([node('a', { status: 'Draining', reason: 'evicting' })], [facts('a', { reason: '=' })])).toEqual([
    expect.objectContaining({
      ...{ status: 'Draining', reason: 'evicting', createdTime: '2026-08-20T10:00:00Z', isListed: true },
      ...{ kubelet: 'v1.30.4-tke.1', cpu: 32, memoryGb: 128 },
      instance: { state: 'running', reason: '=' },
    }),
  ]);
});

test('a node without facts reports none', () => {
  const none = { isListed: true, kubelet: null, cpu: null, memoryGb: null, instance: null };
  expect(withFacts([node('a')], [])).toMatchObject([none]);
  expect(withFacts([node('a')], [facts('a', { state: null })])).toMatchObject([{ instance: null, cpu: 32 }]);
});

test('only a joining or failed node has a row of its own, with the words of version 2022-05-01', () => {
  const reason = 'cni plugin not initialized';
  const rows = withFacts(
    [node('b')],
    [
      facts('a', { state: 'initializing', reason, kubelet: null }),
      facts('c', { state: 'failed' }),
      facts('d'),
      facts('e', { state: null }),
      facts('f', { state: 'pondering' }),
    ],
  );
  expect(rows.map(({ name, status, isListed }) => [name, status, isListed])).toEqual([
    ['a', 'initializing', false],
    ['b', 'Running', true],
    ['c', 'failed', false],
  ]);
  expect(rows[0]).toMatchObject({ reason, location: '', kubelet: null, cpu: 32, instance: null });
});
