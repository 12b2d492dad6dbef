import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { challengeMs, type Challenge } from '#access/passkeys';
import { seal, unseal } from '#secrets/seal';

/** `session`: the hash of its token; null without one. A challenge counts for its own act and session alone. */
const Kept = z.object({
  challenge: z.string(),
  act: z.enum(['add', 'prove', 'sign-in']),
  session: z.string().nullable(),
  expiresAt: z.number(),
});
type Purpose = Pick<z.infer<typeof Kept>, 'act' | 'session'>;
const owner = ['passkey challenge'];

/** The challenge that a browser was given, in a sealed cookie: a row would be a thing to clean, and everybody could make rows. */
export function passkeyChallenge({ config }: FastifyInstance) {
  const secure = config.publicUrl.startsWith('https:');
  const name = secure ? '__Host-isthmus-challenge' : 'isthmus_challenge';
  const options = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;
  return {
    keep: (reply: FastifyReply, challenge: string, purpose: Purpose) => {
      const text = JSON.stringify({ challenge, ...purpose, expiresAt: Date.now() + challengeMs });
      const sealed = seal(config.keys, text, owner).toString('base64url');
      void reply.setCookie(name, sealed, { ...options, maxAge: challengeMs / 1_000 });
    },
    /** Returns the challenge; null when this browser has none for this, or it is too old. */
    take: ({ cookies }: FastifyRequest, reply: FastifyReply, { act, session }: Purpose): Challenge | null => {
      void reply.clearCookie(name, options);
      try {
        const kept = Kept.parse(JSON.parse(unseal(config.keys, Buffer.from(cookies[name] ?? '', 'base64url'), owner)));
        return kept.act === act && kept.session === session && kept.expiresAt > Date.now() ? kept : null;
      } catch {
        return null;
      }
    },
  };
}
