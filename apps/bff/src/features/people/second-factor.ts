import type { SecondFactor } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { permits, type Actor } from '#access/permits';
import { ownWays } from '#access/step-up';
import type { Prisma } from '#generated/client';

/** Columns of a person. `totp` and `passwordHash` only tell whether there is one. */
export const factorFields = {
  email: true,
  passwordHash: true,
  totp: { select: { userId: true } },
  passkeys: { select: { host: true } },
  identities: { select: { issuer: true, amr: true, amrAt: true }, orderBy: { createdAt: 'asc' } },
} satisfies Prisma.UserSelect;

/** Returns what is known of a person's second factor, and nothing that is concluded from it. */
export function secondFactorOf(
  app: FastifyInstance,
  person: Prisma.UserGetPayload<{ select: typeof factorFields }>,
): SecondFactor {
  const { identityProviders } = app.config;
  const ways = ownWays(app, person);
  return {
    own: ways.filter((way) => way !== 'password'),
    passwordAlone: ways.includes('password'),
    reported: person.identities.map(({ issuer, amr, amrAt }) => ({
      provider: identityProviders.find((one) => one.issuer === issuer)?.name ?? issuer,
      methods: amr,
      at: amrAt?.toISOString() ?? null,
    })),
  };
}

/** Whether this reader gives roles on a whole account. Others learn nothing about factors: it would help who has stolen a session. */
export const seesFactors = (actor: Actor) =>
  actor.isOwner || actor.grants.some(({ accountId }) => permits(actor, { accountId }, 'settings'));
