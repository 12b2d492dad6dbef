import type { FastifyInstance } from 'fastify';
import { invite } from '#access/invitations';

/**
 * With no user yet, makes the first admin and prints a one-time link that sets the password. It is a plain line of standard output:
 * no log level hides it, and no collector of structured logs keeps it.
 */
export async function inviteFirstAdmin(
  app: FastifyInstance,
  print = (line: string) => void process.stdout.write(line),
) {
  const { adminEmail, publicUrl } = app.config;
  if (!adminEmail) return;
  const email = adminEmail.toLowerCase();
  const users = await app.db.user.findMany({ take: 2 });
  const [only] = users;
  const waiting = users.length === 0 || (users.length === 1 && only?.email === email && !only.passwordHash);
  if (!waiting) return;
  const token = await app.db.$transaction(async (tx) => {
    // Two processes may start at once.
    await tx.user.createMany({ data: { email, name: email.split('@')[0] ?? email }, skipDuplicates: true });
    const { id } = await tx.user.findUniqueOrThrow({ where: { email } });
    return invite(tx, id);
  });
  const link = `${publicUrl.replace(/\/$/, '')}/invitations/${token}`;
  print(`First admin ${email}: set the password within 24 hours at ${link}\n`);
}
