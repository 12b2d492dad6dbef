import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '#generated/client';

const dayMs = 86_400_000;

/** What is kept of a token: never the token itself. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** One change of a person's invitations and password at a time. */
const lock = (tx: Prisma.TransactionClient, userId: string) =>
  tx.$queryRaw`select id from "user" where id = ${userId}::uuid for update`;

/** Makes the only invitation that is still good; returns its token. */
export async function invite(tx: Prisma.TransactionClient, userId: string): Promise<string> {
  await lock(tx, userId);
  await tx.invitation.deleteMany({ where: { userId, usedAt: null } });
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + dayMs);
  await tx.invitation.create({ data: { tokenHash: hashOf(token), userId, expiresAt } });
  return token;
}

/** Whose invitation it is; null when it was used, has expired or was never made. */
export async function invitedBy(tx: Prisma.TransactionClient, token: string): Promise<string | null> {
  const where = { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: new Date() } };
  return (await tx.invitation.findFirst({ where }))?.userId ?? null;
}

/** Uses an invitation up, and every other that the person still had; false when somebody was faster. */
export async function useUp(tx: Prisma.TransactionClient, token: string, userId: string): Promise<boolean> {
  await lock(tx, userId);
  if ((await invitedBy(tx, token)) === null) return false;
  await tx.invitation.update({ where: { tokenHash: hashOf(token) }, data: { usedAt: new Date() } });
  await tx.invitation.deleteMany({ where: { userId, usedAt: null } });
  return true;
}
