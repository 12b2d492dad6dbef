import type { Permission } from '@isthmus/contracts/endpoint';
import type { AccountKey } from '@isthmus/contracts/places';
import type { User } from '@isthmus/contracts/session';

/** What a person holds on an account, or on what belongs to none (null). */
type Held = (actor: User, accountId: string | null) => readonly Permission[];
const everybodyHoldsAll: Held = () => ['read', 'write', 'reveal', 'settings'];

/** Whether a person may do this there. Only `serve`, event streams and the answer that lists a person's acts call it. Roles will replace what is held, not who asks. */
export const permits = (actor: User, accountId: string | null, permission: Permission, held = everybodyHoldsAll) =>
  held(actor, accountId).includes(permission);

/** The places that a person may see, of these accounts: whole accounts, until roles know of less. */
export const seenBy = (actor: User, accountIds: string[], held = everybodyHoldsAll): AccountKey[] =>
  accountIds.filter((id) => permits(actor, id, 'read', held)).map((accountId) => ({ accountId }));

/** Whether a person may hear of an event: its key names the account, or no account. Sessions are nobody's to watch. */
export function mayHear(actor: User, key: string, held = everybodyHoldsAll) {
  const [kind, accountId = null] = key.split(':');
  return kind !== 'session' && permits(actor, accountId, 'read', held);
}
