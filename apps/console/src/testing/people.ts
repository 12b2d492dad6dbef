import type { Person, SecondFactor } from '@isthmus/contracts/people';
import type { AccountPermission, Role } from '@isthmus/contracts/roles';
import type { ServiceAccount } from '@isthmus/contracts/service-accounts';
import type { WallLink } from '@isthmus/contracts/wall-links';
import { accountId, ago, person } from './world.ts';

export const aFactor = (more: Partial<SecondFactor> = {}): SecondFactor => ({
  own: [],
  passwordAlone: true,
  reported: [],
  ...more,
});

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
  secondFactor: aFactor(),
  link: null,
  ...more,
});

const reported = (methods: string[], at = ago(86_400)) => [{ provider: 'acme SSO', methods, at }];

/**
 * An owner with an app, an operator with a password alone, a viewer of one region whose provider reports a code, a disabled admin whose provider
 * reports nothing, and an invited operator.
 */
export const somePeople = (): Person[] => [
  aPerson(1, {
    ...{ ...person, isOwner: true, grants: [], lastSeenAt: ago(20) },
    secondFactor: aFactor({ own: ['passkey', 'totp'], passwordAlone: false }),
  }),
  aPerson(2),
  aPerson(3, {
    email: 'chen@example.com',
    name: 'Chen',
    grants: [{ accountId, region: 'ap-shanghai', role: 'viewer' }],
    lastSeenAt: ago(86_400),
    secondFactor: aFactor({ passwordAlone: false, reported: reported(['pwd', 'otp', 'mfa']) }),
  }),
  aPerson(4, {
    ...{ email: 'tom@example.com', name: 'Tom', state: 'disabled', grants: [{ accountId, role: 'admin' }] },
    secondFactor: aFactor({ passwordAlone: false, reported: reported([]) }),
  }),
  aPerson(5, {
    email: 'rosa@example.com',
    name: 'Rosa',
    state: 'invited',
    lastSeenAt: null,
    secondFactor: aFactor({ passwordAlone: false }),
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

/** An operator with a token in use and one that ends soon, and a viewer without tokens. */
export const somePrograms = (): ServiceAccount[] => {
  const token = { by: 'Ana', createdAt: ago(25 * 86_400) };
  return [
    {
      id: '00000000-0000-4000-8000-000000009101',
      name: 'deploy-bot',
      email: 'deploy-bot@service.invalid',
      grants: [{ accountId, role: 'operator' }],
      rightsVersion: 1,
      tokens: [
        {
          ...{ ...token, id: '1a2b3c4d', name: 'GitLab, deploy stage', expiresAt: ago(-60 * 86_400) },
          ...{ lastUsedAt: ago(180), lastAddress: '10.1.0.8' },
        },
        {
          ...{ ...token, id: '9f8e7d6c', name: 'Nightly labels', expiresAt: ago(-2 * 86_400) },
          ...{ lastUsedAt: null, lastAddress: null },
        },
      ],
    },
    {
      id: '00000000-0000-4000-8000-000000009102',
      name: 'report',
      email: 'report@service.invalid',
      grants: [{ accountId, region: 'ap-shanghai', role: 'viewer' }],
      rightsVersion: 1,
      tokens: [],
    },
  ];
};

export const aWallLink = (more: Partial<WallLink> = {}): WallLink => ({
  id: '00000000-0000-4000-8000-000000009201',
  name: 'Operations room',
  accountIds: [accountId],
  by: 'Ana',
  createdAt: ago(10 * 86_400),
  expiresAt: ago(-20 * 86_400),
  lastUsedAt: ago(3_600),
  lastAddress: '10.1.0.30',
  ...more,
});
