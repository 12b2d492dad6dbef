import { SignInRefusal } from '@isthmus/contracts/session';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { seal, unseal } from '#secrets/seal';

/** What a sign-in is for: to get in, to use an invitation, to add an identity to the person of a session, or to prove to be there. */
const Purpose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign-in') }),
  z.object({ kind: z.literal('invitation'), token: z.string() }),
  z.object({ kind: z.literal('bind'), tokenHash: z.string() }),
  z.object({ kind: z.literal('prove'), tokenHash: z.string() }),
]);
export type Purpose = z.infer<typeof Purpose>;

const Pending = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  signInAfter: z.number().optional(),
  /** The page to open afterwards. */
  next: z.string(),
  purpose: Purpose,
  expiresAt: z.number(),
});
type Pending = z.infer<typeof Pending>;

/** The time that a person has at the provider. */
const pendingSeconds = 15 * 60;
/** The time in which a browser opens the way to a provider after it sent the token of an invitation. */
const invitationSeconds = 60;
/** The time until the sign-in page shows a refusal. */
const refusalSeconds = 60;
const owner = ['sign-in'];

/** The cookies of a sign-in at a provider: the token of an invitation, the sign-in's secrets, sealed, and why it was refused. */
export function pendingCookies({ config }: FastifyInstance) {
  const secure = config.publicUrl.startsWith('https:');
  const nameOf = (name: string) => (secure ? `__Host-isthmus-${name}` : `isthmus_${name}`);
  const [invitationName, pendingName, refusalName] = [nameOf('invitation'), nameOf('sign-in'), nameOf('refusal')];
  const base = { httpOnly: true, secure, path: '/' };
  // The provider's page sends the browser back, so this cookie cannot be `strict`.
  const lax = { ...base, sameSite: 'lax' } as const;
  const strict = { ...base, sameSite: 'strict' } as const;
  return {
    /** For the next address that the browser opens, because that must not have the token. */
    keepInvitation: (reply: FastifyReply, token: string) =>
      void reply.setCookie(invitationName, token, { ...strict, maxAge: invitationSeconds }),
    /** Returns the token of the invitation that this browser is about to use, once. */
    takeInvitation: ({ cookies }: FastifyRequest, reply: FastifyReply): string | undefined => {
      void reply.clearCookie(invitationName, strict);
      return cookies[invitationName];
    },
    keep: (reply: FastifyReply, pending: Omit<Pending, 'expiresAt'>) => {
      const text = JSON.stringify({ ...pending, expiresAt: Date.now() + pendingSeconds * 1_000 });
      const sealed = seal(config.keys, text, owner).toString('base64url');
      void reply.setCookie(pendingName, sealed, { ...lax, maxAge: pendingSeconds });
      void reply.clearCookie(refusalName, strict);
    },
    /** Returns the sign-in that this browser began, once; null when there is none, or it is too old. */
    take: (request: FastifyRequest, reply: FastifyReply): Pending | null => {
      void reply.clearCookie(pendingName, lax);
      try {
        const sealed = Buffer.from(request.cookies[pendingName] ?? '', 'base64url');
        const pending = Pending.parse(JSON.parse(unseal(config.keys, sealed, owner)));
        return pending.expiresAt > Date.now() ? pending : null;
      } catch {
        return null;
      }
    },
    refuse: (reply: FastifyReply, refusal: SignInRefusal) =>
      void reply.setCookie(refusalName, JSON.stringify(refusal), { ...strict, maxAge: refusalSeconds }),
    refusalOf: ({ cookies }: FastifyRequest): SignInRefusal | null => {
      try {
        return SignInRefusal.parse(JSON.parse(cookies[refusalName] ?? ''));
      } catch {
        return null;
      }
    },
  };
}
