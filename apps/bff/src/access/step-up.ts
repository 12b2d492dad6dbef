import type { ProofNeeded, ProofWay } from '@isthmus/contracts/proof';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tokenHashOf } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';

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
    ways: await waysOf(app, session.userId),
  };
  throw problem('proof-needed', { proof });
}

/** How a person can prove to be there. */
async function waysOf(app: FastifyInstance, userId: string): Promise<ProofWay[]> {
  const person = await app.db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, passwordHash: true, totp: { select: { userId: true } } },
  });
  return [...(person.totp ? ['totp' as const] : []), ...(mayUsePassword(app, person) ? ['password' as const] : [])];
}

/** Whether the person has a password that still opens something. */
export const mayUsePassword = (
  { config: { sealedOwner } }: FastifyInstance,
  { email, passwordHash }: { email: string; passwordHash: string | null },
): boolean => passwordHash !== null && (sealedOwner === null || sealedOwner === email);

/** Notes a proof in this session alone. Returns its time. */
export async function noteProof(tx: Prisma.TransactionClient, request: FastifyRequest, by: ProofWay): Promise<Date> {
  const [noted] = await tx.$queryRaw<{ provenAt: Date }[]>`
    update session set proven_at = now() where token_hash = ${tokenHashOf(request)} returning proven_at as "provenAt"`;
  if (!noted) throw problem('not-signed-in');
  await writeStepUp(tx, request, by, 'done');
  return noted.provenAt;
}

/** Writes that a proof was given, or refused. */
export const writeStepUp = (
  db: Prisma.TransactionClient,
  request: FastifyRequest,
  by: ProofWay,
  outcome: 'done' | 'denied',
) => {
  const { id = null, email = null } = request.actor ?? {};
  return writeAudit(db, byOf(request), {
    act: 'step-up',
    object: { kind: 'person', id, name: email },
    outcome,
    details: { by },
  });
};
