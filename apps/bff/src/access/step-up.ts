import type { ProofNeeded, ProofWay } from '@isthmus/contracts/proof';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tokenHashOf } from '#access/actor';
import { writeAudit, type By } from '#access/audit';
import { passkeysAt } from '#access/passkeys';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';

type Way = ProofWay | 'provider';

/**
 * Throws proof-needed unless the person of this session proved lately to be there. Read each time, so a proof counts at once, and by the
 * database's clock, so all replicas agree. A time in the future was written before that clock was corrected: it does not count.
 */
export async function requireProof(app: FastifyInstance, request: FastifyRequest) {
  const { stepUpMs } = app.config;
  const [session] = await app.db.$queryRaw<{ userId: string; provenAt: Date; isFresh: boolean }[]>`
    select user_id as "userId", proven_at as "provenAt",
      proven_at between now() - make_interval(secs => ${stepUpMs / 1_000}) and now() + interval '1 second' as "isFresh"
    from session where token_hash = ${tokenHashOf(request)}`;
  if (!session) throw problem('not-signed-in');
  if (session.isFresh) return;
  const proof: ProofNeeded = {
    provenAt: session.provenAt.toISOString(),
    maxAgeSeconds: Math.ceil(stepUpMs / 1_000),
    ...(await waysOf(app, session.userId)),
  };
  throw problem('proof-needed', { proof });
}

/** How a person can prove to be there. */
async function waysOf(app: FastifyInstance, userId: string): Promise<Pick<ProofNeeded, 'ways' | 'providers'>> {
  const person = await app.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      email: true,
      passwordHash: true,
      totp: { select: { userId: true } },
      passkeys: { select: { host: true } },
      identities: true,
    },
  });
  const issuers = person.identities.map(({ issuer }) => issuer);
  const providers = app.config.identityProviders.filter(({ issuer }) => issuers.includes(issuer));
  return { ways: ownWays(app, person), providers: providers.map(({ id, name }) => ({ id, name })) };
}

interface Ways {
  email: string;
  passwordHash: string | null;
  totp: object | null;
  passkeys: { host: string }[];
}

/** The ways of a person at Isthmus that work here now. `password`: it alone opens a session, because there is no app. */
export function ownWays(app: FastifyInstance, person: Ways): ProofWay[] {
  const at = passkeysAt(app.config);
  const has = {
    passkey: mayUsePassword(app, person) && 'host' in at && person.passkeys.some(({ host }) => host === at.host),
    totp: person.totp !== null,
    password: mayUsePassword(app, person) && person.totp === null,
  };
  return (['passkey', 'totp', 'password'] as const).filter((way) => has[way]);
}

/** Whether the person has a password that still opens something. */
export const mayUsePassword = (
  { config: { sealedOwner } }: FastifyInstance,
  { email, passwordHash }: { email: string; passwordHash: string | null },
): boolean => passwordHash !== null && (sealedOwner === null || sealedOwner === email);

/** Notes a proof in this session alone. Returns its time. */
export async function noteProof(tx: Prisma.TransactionClient, tokenHash: string, by: By, email: string, way: Way) {
  const [noted] = await tx.$queryRaw<{ provenAt: Date }[]>`
    update session set proven_at = now() where token_hash = ${tokenHash} returning proven_at as "provenAt"`;
  if (!noted) throw problem('not-signed-in');
  await writeStepUp(tx, by, email, way, 'done');
  return noted.provenAt;
}

/** Writes that a proof was given, or refused. */
export const writeStepUp = (
  db: Prisma.TransactionClient,
  by: By,
  email: string,
  way: Way,
  outcome: 'done' | 'denied',
) =>
  writeAudit(db, by, {
    act: 'step-up',
    object: { kind: 'person', id: by.actorId, name: email },
    outcome,
    details: { by: way },
  });
