import { createHash, randomBytes } from 'node:crypto';
import type { Prisma } from '#generated/client';

const hourMs = 3_600_000;

/** The stored form of a token. The token itself is never stored. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Locks the user row, so a person's invitations and password change one at a time. */
const lock = (tx: Prisma.TransactionClient, userId: string) =>
  tx.$queryRaw`select id from "user" where id = ${userId}::uuid for update`;

interface Link {
  hours: number;
  /** Null: Isthmus itself. */
  createdById: string | null;
}

/** Replaces the person's open invitations with a new one. Returns its token. */
export async function invite(
  tx: Prisma.TransactionClient,
  userId: string,
  { hours, createdById }: Link,
): Promise<string> {
  await lock(tx, userId);
  await tx.invitation.deleteMany({ where: { userId, usedAt: null } });
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + hours * hourMs);
  await tx.invitation.create({ data: { tokenHash: hashOf(token), userId, expiresAt, createdById } });
  return token;
}

/** Returns the invited user's id; null when the invitation is used, expired or unknown, or the person is disabled. */
export async function invitedUserId(tx: Prisma.TransactionClient, token: string): Promise<string | null> {
  const where = { tokenHash: hashOf(token), usedAt: null, expiresAt: { gt: new Date() }, user: { disabledAt: null } };
  return (await tx.invitation.findFirst({ where }))?.userId ?? null;
}

/** Uses this invitation and deletes the person's other open ones. Returns false when another request used it first. */
export async function consumeInvitation(tx: Prisma.TransactionClient, token: string, userId: string): Promise<boolean> {
  await lock(tx, userId);
  if ((await invitedUserId(tx, token)) === null) return false;
  await tx.invitation.update({ where: { tokenHash: hashOf(token) }, data: { usedAt: new Date() } });
  await tx.invitation.deleteMany({ where: { userId, usedAt: null } });
  return true;
}
