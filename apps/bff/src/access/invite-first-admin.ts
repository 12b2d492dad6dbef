import type { FastifyInstance } from 'fastify';
import { isthmus, writeAudit } from '#access/audit';
import { invite } from '#access/invitations';
import { secretLink } from '#access/secret-links';
import type { Prisma } from '#generated/client';

/**
 * Creates the first admin when no user exists, and prints a one-time link that sets the password. While passwords are off, the sealed owner
 * always exists, is an owner and can sign in. Prints to standard output, not to the log: no log level hides it, and no log collector stores it.
 */
export async function inviteFirstAdmin(
  app: FastifyInstance,
  print = (line: string) => void process.stdout.write(line),
) {
  const { adminEmail, sealedOwner } = app.config;
  if (!adminEmail) return;
  const email = adminEmail.toLowerCase();
  const users = await app.db.user.findMany({ take: 2, include: { _count: { select: { identities: true } } } });
  const [only] = users;
  const isNew = users.length === 1 && only?.email === email && !only.passwordHash && !only._count.identities;
  const token = await app.db.$transaction(async (tx) => {
    if (sealedOwner === null && users.length > 0 && !isNew) return null;
    // Two processes may start at the same time.
    const { count } = await tx.user.createMany({
      data: { email, name: email.split('@')[0] ?? email, isOwner: true },
      skipDuplicates: true,
    });
    if (sealedOwner !== null) await repair(tx, email);
    const { id, passwordHash } = await tx.user.findUniqueOrThrow({ where: { email } });
    if (passwordHash !== null) return null;
    const object = { kind: 'person', id, name: email } as const;
    await writeAudit(
      tx,
      isthmus,
      count > 0 ? { act: 'invite-person', object, after: { isOwner: true } } : { act: 'create-person-link', object },
    );
    return invite(tx, id, { hours: 24, createdById: null });
  });
  if (token === null) return;
  const link = secretLink(app.config, '/invitations', token);
  print(`First admin ${email}: set the password within 24 hours at ${link}\n`);
}

/** Makes the sealed owner an enabled owner again. Who may change the settings of the server may do that. */
async function repair(tx: Prisma.TransactionClient, email: string) {
  const where = { email, OR: [{ isOwner: false }, { disabledAt: { not: null } }] };
  const data = { isOwner: true, disabledAt: null, rightsVersion: { increment: 1 } };
  const [repaired] = await tx.user.updateManyAndReturn({ where, data, select: { id: true } });
  if (!repaired) return;
  const object = { kind: 'person', id: repaired.id, name: email } as const;
  await writeAudit(tx, isthmus, { act: 'restore-sealed-owner', object, after: { isOwner: true, disabled: false } });
}
