import type { Permission } from '@isthmus/contracts/endpoint';
import type { AccountKey } from '@isthmus/contracts/places';
import type { User } from '@isthmus/contracts/session';

/** The permissions that a person has on an account. `accountId` is null for things that belong to no account. */
type PermissionsOf = (actor: User, accountId: string | null) => readonly Permission[];
const allPermissions: PermissionsOf = () => ['read', 'write', 'reveal', 'settings'];

/**
 * Whether a person may do this on this account. Only `serve`, event streams and the answer with a person's acts call it. Roles will
 * replace `allPermissions`.
 */
export const permits = (
  actor: User,
  accountId: string | null,
  permission: Permission,
  permissionsOf = allPermissions,
) => permissionsOf(actor, accountId).includes(permission);

/** The version of what a person may do. Everybody may do everything, so it never changes. Roles will count their changes. */
export const rightsVersionOf = (_actor: User) => 1;

/** Returns which of these accounts a person may see. Roles will limit it to regions or clusters. */
export const visibleAccounts = (actor: User, accountIds: string[], permissionsOf = allPermissions): AccountKey[] =>
  accountIds.filter((id) => permits(actor, id, 'read', permissionsOf)).map((accountId) => ({ accountId }));

/** Whether a person may receive an event. The key names the account, or none. Nobody may watch session events. */
export function mayReceive(actor: User, key: string, permissionsOf = allPermissions) {
  const [kind, accountId = null] = key.split(':');
  return kind !== 'session' && permits(actor, accountId, 'read', permissionsOf);
}
