import type { Person } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { actorFields, toGrant } from '#access/actor';
import type { Visible } from '#access/visible';
import type { Prisma } from '#generated/client';
import { factorFields, secondFactorOf } from './second-factor.ts';

/** The columns of a person. */
export const personFields = {
  ...actorFields,
  ...factorFields,
  lastSeenAt: true,
  rolesFrom: true,
  invitations: {
    where: { usedAt: null },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { createdAt: true, expiresAt: true, createdBy: { select: { name: true } } },
  },
} satisfies Prisma.UserSelect;

type Row = Prisma.UserGetPayload<{ select: typeof personFields }>;

/** A link that expired stays, so the list can say that it did. */
const toLink = ([link]: Row['invitations']) =>
  link
    ? {
        createdAt: link.createdAt.toISOString(),
        expiresAt: link.expiresAt.toISOString(),
        by: link.createdBy?.name ?? null,
      }
    : null;

/** An invited person has no way to sign in yet. */
const canSignIn = ({ passwordHash, identities }: Pick<Row, 'passwordHash' | 'identities'>) =>
  passwordHash !== null || identities.length > 0;

/** Returns a person with the roles on the accounts that the reader may see. */
export function toPerson(app: FastifyInstance, row: Row, visible: Visible): Person {
  const { id, email, name, isOwner, rightsVersion, rolesFrom } = row;
  const accounts = visible.accountIds;
  return {
    id,
    email,
    name,
    isOwner,
    rightsVersion,
    rolesFrom,
    state: row.disabledAt ? 'disabled' : row.kind === 'service' || canSignIn(row) ? 'active' : 'invited',
    grants: row.grants.filter(({ accountId }) => accounts.includes(accountId)).map(toGrant),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    secondFactor: secondFactorOf(app, row),
    link: toLink(row.invitations),
  };
}
