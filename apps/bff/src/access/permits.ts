import type { Permission } from '@isthmus/contracts/endpoint';
import { splitEventKey } from '@isthmus/contracts/events';
import type { AccountKey, ClusterKey } from '@isthmus/contracts/places';
import type { Grant } from '@isthmus/contracts/roles';
import type { User } from '@isthmus/contracts/session';
import { z } from 'zod';
import { allows } from '#rules/roles';

/** An account, a region or a cluster, with everything in it. */
export type Place = AccountKey & Partial<ClusterKey>;

/** `service`: a program with a token. */
export const Kind = z.enum(['person', 'service', 'wall']);
export type Kind = z.infer<typeof Kind>;

/** A signed-in person, or a program, with what it may do. An owner may do everything and needs no grants. */
export interface Actor extends User {
  kind: Kind;
  isOwner: boolean;
  grants: readonly Grant[];
  /** Changes with what the person may do. */
  rightsVersion: number;
}

/** The person's grants that cover the whole place. */
const covers = (grant: Place, place: Place) =>
  grant.accountId === place.accountId &&
  (grant.region === undefined || grant.region === place.region) &&
  (grant.clusterId === undefined || grant.clusterId === place.clusterId);

/** These belong to no account, whatever the URL says. */
const withoutPlace: readonly Permission[] = ['templates', 'own'];

/**
 * Whether a person may do this in this place; null: in no account. Only `serve`, event streams and answers with a person's acts call it.
 * A person with a role in a part of an account may read the account: answers have the rows of that part.
 */
export function permits({ isOwner, grants }: Actor, place: Place | null, permission: Permission) {
  if (isOwner) return true;
  const isHeld = (grant: Grant) => allows(grant.role, permission);
  if (place === null || withoutPlace.includes(permission)) return grants.some(isHeld);
  return grants.some(
    (grant) => isHeld(grant) && (covers(grant, place) || (permission === 'read' && covers(place, grant))),
  );
}

/**
 * Returns the parts of an account, or of all `accountIds`, that a person may see, or where the person has another permission. A part that
 * another one covers is left out.
 */
export function visiblePlaces(
  { isOwner, grants }: Actor,
  accountIds: readonly string[],
  permission: Permission = 'read',
): Place[] {
  if (isOwner) return accountIds.map((accountId) => ({ accountId }));
  const places = grants
    .filter(({ accountId, role }) => accountIds.includes(accountId) && allows(role, permission))
    .map(({ role: _, ...place }): Place => place);
  return places.filter((place) => !places.some((other) => other !== place && covers(other, place)));
}

/** Kinds of events that no page may watch: they end sessions, and say whose rights changed. */
const internalKinds = ['session', 'person'];

/** Whether a person may receive an event. The key names the account, or none; after it a region or an operation. */
export function mayReceive(actor: Actor, key: string) {
  const { kind, accountId, region, clusterId } = splitEventKey(key);
  if (internalKinds.includes(kind)) return false;
  if (accountId === undefined) return permits(actor, null, 'read');
  const isPlace = kind !== 'operations' && region !== undefined;
  return permits(actor, { accountId, ...(isPlace && { region, ...(clusterId && { clusterId }) }) }, 'read');
}
