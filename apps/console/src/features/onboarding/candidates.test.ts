import type { Cluster, Rule } from '@isthmus/contracts/clusters';
import { expect, test } from 'vitest';
import { aRule } from '#testing/world.ts';
import { bestFirst, chosenOf } from './candidates.ts';

const failed = (rule: Rule['rule']) => aRule(rule, { verdict: 'fail', reason: 'not-running' });
const cluster = (name: string, readiness: Cluster['readiness'], ...rules: Rule[]): Cluster => ({
  accountId: '1d1d0cbb-6a3a-4a0c-9d8f-0d1b0a3f6f10',
  region: 'ap-guangzhou',
  clusterId: `cls-${name}`,
  name,
  version: '1.30.4',
  status: 'Running',
  type: 'MANAGED_CLUSTER',
  vpcId: 'vpc-1',
  networkType: 'VPC-CNI',
  vpcCniType: 'tke-route-eni',
  podCidr: null,
  serviceCidr: null,
  unreadable: [],
  cloudNodes: 3,
  pools: null,
  nodes: null,
  health: null,
  nodesObservation: { observedAt: null, attemptedAt: null, problem: null, version: 0, intervalMs: 15_000 },
  readiness,
  blockedBy: rules.length,
  rules,
  enableAs: 'HostNetwork',
});
const facts = {
  region: null,
  clusterId: null,
  hostsWanted: null,
  city: '',
  line: null,
  goLive: null,
  useCase: '',
  ticketNumber: '',
  ticketStatus: 'not-opened' as const,
  quotaConfirmed: false,
  dismissed: false,
};

test('a closed gate does not rank a good cluster below a bad one', () => {
  const old = cluster('a-old', 'blocked', failed('beta-access'), failed('version'));
  const good = cluster('good', 'blocked', failed('beta-access'));
  const unread = cluster('unread', 'unknown');
  expect(bestFirst([old, unread, good]).map(({ name }) => name)).toEqual(['unread', 'good', 'a-old']);
  expect(bestFirst([unread, cluster('z', 'ready'), cluster('b', 'ready')]).map(({ name }) => name)).toEqual([
    'b',
    'z',
    'unread',
  ]);
});

test('the only cluster is selected automatically, one of several only by a person', () => {
  const one = cluster('one', 'ready');
  const two = cluster('two', 'ready');
  expect(chosenOf([one], facts)).toBe(one);
  expect(chosenOf([one, two], facts)).toBeUndefined();
  expect(chosenOf([one, two], { ...facts, region: 'ap-guangzhou', clusterId: 'cls-two' })).toBe(two);
  expect(chosenOf([one], { ...facts, region: 'ap-guangzhou', clusterId: 'cls-gone' })).toBeUndefined();
});
