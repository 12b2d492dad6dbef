import type { FastifyInstance } from 'fastify';
import { invite } from '#access/invitations';

/**
 * Creates the first admin when no user exists, and prints a one-time link that sets the password.
 * Prints to standard output, not to the log: no log level hides it, and no log collector stores it.
 */
export async function inviteFirstAdmin(
  app: FastifyInstance,
  print = (line: string) => void process.stdout.write(line),
) {
  const { adminEmail, publicUrl } = app.config;
  if (!adminEmail) return;
  const email = adminEmail.toLowerCase();
  const users = await app.db.user.findMany({ take: 2, include: { _count: { select: { identities: true } } } });
  const [only] = users;
  const isNew = users.length === 1 && only?.email === email && !only.passwordHash && !only._count.identities;
  const needsInvitation = users.length === 0 || isNew;
  if (!needsInvitation) return;
  const token = await app.db.$transaction(async (tx) => {
    // Two processes may start at the same time.
    await tx.user.createMany({
      data: { email, name: email.split('@')[0] ?? email, isOwner: true },
      skipDuplicates: true,
    });
    const { id } = await tx.user.findUniqueOrThrow({ where: { email } });
    return invite(tx, id, { hours: 24, createdById: null });
  });
  const link = `${publicUrl.replace(/\/$/, '')}/invitations/${token}`;
  print(`First admin ${email}: set the password within 24 hours at ${link}\n`);
}
