import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { hashOf } from '#access/session';

const dayMs = 86_400_000;

/** With no user yet, makes the first admin and logs a one-time link that sets the password. */
export async function inviteFirstAdmin(app: FastifyInstance) {
  const { adminEmail, publicUrl } = app.config;
  if (!adminEmail) return;
  const email = adminEmail.toLowerCase();
  const users = await app.db.user.findMany({ take: 2 });
  const [only] = users;
  const waiting = users.length === 0 || (users.length === 1 && only?.email === email && !only.passwordHash);
  if (!waiting) return;
  const token = randomBytes(32).toString('base64url');
  await app.db.user.upsert({
    where: { email },
    create: { email, name: email.split('@')[0] ?? email, invitations: { create: fresh(token) } },
    update: { invitations: { create: fresh(token) } },
  });
  app.log.info(`First admin ${email}: set the password within 24 hours at ${publicUrl}/invitations/${token}`);
}

const fresh = (token: string) => ({ tokenHash: hashOf(token), expiresAt: new Date(Date.now() + dayMs) });
