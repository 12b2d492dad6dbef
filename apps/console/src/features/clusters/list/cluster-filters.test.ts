import { healthOf } from '@isthmus/contracts/health';
import { expect, test } from 'vitest';
import { matches, toGroup } from './cluster-filters.tsx';

const cluster = {
  name: 'prod-gz',
  clusterId: 'cls-1',
  region: 'ap-guangzhou',
  vpcId: 'vpc-9',
  readiness: 'enabling',
  status: 'Running',
  health: null,
} as const;

test.each([
  ['all', '', true],
  ['all', 'GZ vpc-9', true],
  ['all', 'gz beijing', false],
  ['problems', '', false],
  ['enabled', '', false],
] as const)('of %s with "%s": %s', (group, text, matched) => expect(matches(cluster, group, text)).toBe(matched));

test('failed nodes, late hosts, a failed enabling and an abnormal cluster are problems', () => {
  const isProblem = (more: object) => matches({ ...cluster, ...more }, 'problems', '');
  const none = healthOf([
    { state: 'draining', count: 1 },
    { state: 'cordoned', count: 2 },
    { state: 'waiting', count: 1 },
    { state: 'running', count: 3 },
  ]);
  expect([
    isProblem({ health: none }),
    isProblem({ health: { ...none, failed: 1 } }),
    isProblem({ health: { ...none, late: 1 } }),
    isProblem({ readiness: 'failed' }),
    isProblem({ status: 'Abnormal' }),
  ]).toEqual([false, true, true, true, true]);
});

test('an address without a group shows all clusters', () => expect(toGroup('nonsense')).toBe('all'));
