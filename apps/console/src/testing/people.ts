import type { Person } from '@isthmus/contracts/people';
import type { AccountPermission, Role } from '@isthmus/contracts/roles';
import { accountId, ago, person } from './world.ts';

export const aPerson = (number: number, more: Partial<Person> = {}): Person => ({
  id: `00000000-0000-4000-8000-${String(9_000 + number).padStart(12, '0')}`,
  email: 'bo@example.com',
  name: 'Bo',
  state: 'active',
  isOwner: false,
  grants: [{ accountId, role: 'operator' }],
  rightsVersion: 1,
  rolesFrom: null,
  lastSeenAt: ago(7_200),
  link: null,
  ...more,
});

/** An owner, an operator, a viewer of one region, a disabled admin, and an invited operator. */
export const somePeople = (): Person[] => [
  aPerson(1, { ...person, isOwner: true, grants: [], lastSeenAt: ago(20) }),
  aPerson(2),
  aPerson(3, {
    email: 'chen@example.com',
    name: 'Chen',
    grants: [{ accountId, region: 'ap-shanghai', role: 'viewer' }],
    lastSeenAt: ago(86_400),
  }),
  aPerson(4, { email: 'tom@example.com', name: 'Tom', state: 'disabled', grants: [{ accountId, role: 'admin' }] }),
  aPerson(5, {
    email: 'rosa@example.com',
    name: 'Rosa',
    state: 'invited',
    lastSeenAt: null,
    link: { createdAt: ago(79_200), expiresAt: ago(-180_000), by: 'Ana' },
  }),
];

export const leastRole: Record<AccountPermission, Role> = {
  read: 'viewer',
  write: 'operator',
  reveal: 'operator',
  administer: 'admin',
  settings: 'admin',
};
