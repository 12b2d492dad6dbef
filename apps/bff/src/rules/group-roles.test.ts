import { expect, test } from 'vitest';
import type { GroupRole } from '#config/identity-providers';
import { rolesOfGroups } from '#rules/group-roles';

const [prod, lab] = ['5c1d7f50-0000-4000-8000-000000000001', '5c1d7f50-0000-4000-8000-000000000002'];
const accounts = [
  { id: prod, name: 'prod', regions: ['ap-guangzhou', 'ap-shanghai'] },
  { id: lab, name: 'lab', regions: ['ap-guangzhou'] },
];
const mapping: GroupRole[] = [
  { group: 'owners', owner: true },
  { group: 'everybody', account: '*', role: 'viewer' },
  { group: 'operators', account: 'prod', role: 'operator' },
  { group: 'shanghai', account: '*', region: 'ap-shanghai', role: 'admin' },
  { group: 'site-7', account: lab, region: 'ap-guangzhou', cluster: 'cls-7', role: 'admin' },
  { group: 'gone', account: 'sold', role: 'admin' },
];

test.for([
  ['no group', [], false, []],
  ['an unknown group', ['cooks'], false, []],
  ['an owner', ['owners'], true, []],
  [
    'the stronger of two roles',
    ['operators', 'everybody'],
    false,
    [
      { accountId: prod, role: 'operator' },
      { accountId: lab, role: 'viewer' },
    ],
  ],
  ['a region that one account has', ['shanghai'], false, [{ accountId: prod, region: 'ap-shanghai', role: 'admin' }]],
  ['a cluster', ['site-7'], false, [{ accountId: lab, region: 'ap-guangzhou', clusterId: 'cls-7', role: 'admin' }]],
  ['an account that does not exist', ['gone'], false, []],
] satisfies [string, string[], boolean, object[]][])('groups give roles: %s', ([, groups, isOwner, grants]) => {
  expect(rolesOfGroups(mapping, groups, accounts)).toEqual({ isOwner, grants });
});
