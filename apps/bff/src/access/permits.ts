import type { Permission } from '@isthmus/contracts/endpoint';
import type { User } from '@isthmus/contracts/session';

/** What a person holds on an account, or on what belongs to none (null). */
type Held = (actor: User, accountId: string | null) => readonly Permission[];
const everybodyHoldsAll: Held = () => ['read', 'write', 'reveal', 'settings'];

/** Whether a person may do this there; asked by `serve` alone. Roles will replace what is held, not who asks. */
export const permits = (actor: User, accountId: string | null, permission: Permission, held = everybodyHoldsAll) =>
  held(actor, accountId).includes(permission);
