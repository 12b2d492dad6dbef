import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { hashOf } from '#access/invitations';
import { mayUsePassword } from '#access/step-up';
import { seal, unseal } from '#secrets/seal';

/** Who gave the right password, and which: after a change of it this is worth nothing. */
const HalfWay = z.object({ userId: z.string(), password: z.string(), expiresAt: z.number() });
const seconds = 5 * 60;
const owner = ['half-way'];

/** A sign-in that waits for its second factor: a sealed cookie, so it belongs to the browser that gave the password. */
export function halfWay(app: FastifyInstance) {
  const { config } = app;
  const secure = config.publicUrl.startsWith('https:');
  const name = secure ? '__Host-isthmus-half-way' : 'isthmus_half_way';
  const options = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;
  return {
    keep: (reply: FastifyReply, userId: string, passwordHash: string) => {
      const text = JSON.stringify({ userId, password: hashOf(passwordHash), expiresAt: Date.now() + seconds * 1_000 });
      void reply.setCookie(name, seal(config.keys, text, owner).toString('base64url'), { ...options, maxAge: seconds });
    },
    clear: (reply: FastifyReply) => void reply.clearCookie(name, options),
    /** Returns the person; null when this browser gave no password, too long ago, or another one than the present. */
    personOf: async ({ cookies }: FastifyRequest) => {
      const kept = read(cookies[name] ?? '');
      if (!kept || kept.expiresAt < Date.now()) return null;
      const person = await app.db.user.findUnique({ where: { id: kept.userId, disabledAt: null } });
      const isPresent = person?.passwordHash != null && hashOf(person.passwordHash) === kept.password;
      return isPresent && mayUsePassword(app, person) ? person : null;
    },
  };

  function read(cookie: string) {
    try {
      return HalfWay.parse(JSON.parse(unseal(config.keys, Buffer.from(cookie, 'base64url'), owner)));
    } catch {
      return null;
    }
  }
}
