import type { Permission } from '@isthmus/contracts/endpoint';
import { type AccountPermission, Role } from '@isthmus/contracts/roles';

/** The least role for each permission on an account. The page of people shows this table. */
export const leastOnAccount: Readonly<Record<AccountPermission, Role>> = {
  read: 'viewer',
  write: 'operator',
  reveal: 'operator',
  administer: 'admin',
  settings: 'admin',
};

/** The least role that has a permission. An owner has all of them. */
export const leastRole: Readonly<Record<Permission, Role | 'owner'>> = {
  ...leastOnAccount,
  templates: 'admin',
  own: 'owner',
};

const roles: readonly (Role | 'owner')[] = [...Role.options, 'owner'];

/** Whether a role has a permission. */
export const allows = (role: Role, permission: Permission) =>
  roles.indexOf(role) >= roles.indexOf(leastRole[permission]);
