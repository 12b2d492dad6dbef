import { Grant } from '@isthmus/contracts/roles';
import { Kind, type Actor } from '#access/permits';
import type { Prisma } from '#generated/client';

/** The columns that make an actor. They never include the password. */
export const actorFields = {
  id: true,
  kind: true,
  email: true,
  name: true,
  isOwner: true,
  disabledAt: true,
  rightsVersion: true,
  grants: { select: { accountId: true, region: true, clusterId: true, role: true } },
} satisfies Prisma.UserSelect;
type Row = Prisma.UserGetPayload<{ select: typeof actorFields }>;

/** An empty region or cluster in the database is every one. */
export const toGrant = ({ accountId, region, clusterId, role }: Row['grants'][number]): Grant =>
  Grant.parse({ accountId, ...(region && { region }), ...(clusterId && { clusterId }), role });

export const toActor = ({ disabledAt: _, kind, grants, ...person }: Row): Actor => ({
  ...person,
  kind: Kind.parse(kind),
  grants: grants.map(toGrant),
});

/** The key of the event after which a session is read again: it ended, or its provider does not confirm it. */
export const sessionKey = (tokenHash: string) => `session:${tokenHash}`;

/** The session's id in the database. */
export const tokenHashOf = ({ sessionKey: key }: { sessionKey: string | null }) => key?.slice('session:'.length) ?? '';

/** The key of the event after which a person's rights are read again. */
export const personKey = (userId: string) => `person:${userId}`;
