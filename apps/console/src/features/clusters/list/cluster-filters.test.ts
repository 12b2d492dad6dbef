import { expect, test } from 'vitest';
import { matches, toGroup } from './cluster-filters.tsx';

const cluster = {
  name: 'prod-gz',
  clusterId: 'cls-1',
  region: 'ap-guangzhou',
  vpcId: 'vpc-9',
  readiness: 'enabling',
} as const;

test.each([
  ['all', '', true],
  ['all', 'GZ vpc-9', true],
  ['all', 'gz beijing', false],
  ['other', '', true],
  ['enabled', '', false],
] as const)('of %s with "%s": %s', (group, text, matched) => expect(matches(cluster, group, text)).toBe(matched));

test('an address without a group shows all clusters', () => expect(toGroup('nonsense')).toBe('all'));
