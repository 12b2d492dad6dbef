import type { Permission } from '@isthmus/contracts/endpoint';
import type { AccountKey } from '@isthmus/contracts/places';
import type { User } from '@isthmus/contracts/session';

/** The permissions that a person has on an account. `accountId` is null for things that belong to no account. */
type Held = (actor: User, accountId: string | null) => readonly Permission[];
const everybodyHoldsAll: Held = () => ['read', 'write', 'reveal', 'settings'];

/**
 * Whether a person may do this on this account. Only `serve`, event streams and the answer with a person's acts call it. Roles will
 * replace `held`.
 */
export const permits = (actor: User, accountId: string | null, permission: Permission, held = everybodyHoldsAll) =>
  held(actor, accountId).includes(permission);

/** Returns the places of these accounts that a person may see. They are whole accounts until there are roles. */
export const seenBy = (actor: User, accountIds: string[], held = everybodyHoldsAll): AccountKey[] =>
  accountIds.filter((id) => permits(actor, id, 'read', held)).map((accountId) => ({ accountId }));

/** Whether a person may receive an event. The key names the account, or none. Nobody may watch session events. */
export function mayHear(actor: User, key: string, held = everybodyHoldsAll) {
  const [kind, accountId = null] = key.split(':');
  return kind !== 'session' && permits(actor, accountId, 'read', held);
}
