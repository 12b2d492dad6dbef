import { setTimeout as later } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { IdentityProvider } from '#config/identity-providers';
import { seal, unseal, type Keys } from '#secrets/seal';
import type { Confirmed } from '#sources/oidc/oidc-client';

/** A person as a provider has just confirmed. */
export interface Confirmation extends Confirmed {
  provider: IdentityProvider;
}

const Tokens = z.object({ idToken: z.string().nullable(), refreshToken: z.string().nullable() });
type Tokens = z.infer<typeof Tokens>;

/** Bound to the session: in another row they do not open. */
const sealTokens = (keys: Keys, tokenHash: string, { idToken, refreshToken }: Tokens) =>
  Uint8Array.from(seal(keys, JSON.stringify({ idToken, refreshToken }), ['session', tokenHash]));

export const openTokens = (keys: Keys, { tokenHash, tokens }: { tokenHash: string; tokens: Uint8Array }): Tokens =>
  Tokens.parse(JSON.parse(unseal(keys, Buffer.from(tokens), ['session', tokenHash])));

/** A person who signs out does not wait longer for the provider. */
const signOutMs = 3_000;

/** Returns where the browser ends the provider's session; null when the provider has no such page, or does not answer. */
export async function endSessionUrl(
  app: FastifyInstance,
  session: { tokenHash: string; issuer: string; tokens: Uint8Array },
): Promise<string | null> {
  try {
    const { idToken } = openTokens(app.config.keys, session);
    const returnTo = `${app.config.publicUrl.replace(/\/$/, '')}/sign-in`;
    const asking = app.oidcClient({ issuer: session.issuer }).endSessionUrl(idToken, returnTo);
    return await Promise.race([asking, later(signOutMs, null, { ref: false })]);
  } catch (error) {
    app.log.warn({ err: error }, 'a session ended here, but not at its identity provider');
    return null;
  }
}

/** The columns of a session that a provider confirmed. Without a refresh token it is not confirmed again. */
export const toProviderSession = (keys: Keys, tokenHash: string, confirmed: Confirmed) => ({
  issuer: confirmed.issuer,
  subject: confirmed.subject,
  sid: confirmed.sid,
  tokens: sealTokens(keys, tokenHash, confirmed),
  accessEndsAt: confirmed.refreshToken === null ? null : confirmed.accessEndsAt,
});

export type NotConfirmed = 'provider-refused' | 'provider-unreachable';
/** Refreshes begin a minute before the end. After this much more, none has worked. */
const graceMs = 60_000;

/** Why the provider does not confirm a session now; null when it does, or none has to. */
export function notConfirmed(
  session: { failure: string | null; accessEndsAt: Date | null } | null,
): NotConfirmed | null {
  if (!session) return null;
  if (session.failure === 'provider-refused') return 'provider-refused';
  const isOver = session.accessEndsAt !== null && session.accessEndsAt.getTime() + graceMs < Date.now();
  return session.failure !== null || isOver ? 'provider-unreachable' : null;
}
