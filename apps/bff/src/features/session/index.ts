import { beginIdentity, currentSession, getSessionTime, listOwnIdentities, signOut } from '@isthmus/contracts/session';
import type { FastifyInstance } from 'fastify';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { accept } from './accept-invitation.ts';
import { changeName, changePassword } from './change-profile.ts';
import { ownSessions } from './own-sessions.ts';
import { providerLogout } from './provider-logout.ts';
import { providerSignIn } from './provider-sign-in.ts';
import { ownPasskeys } from './own-passkeys.ts';
import { ownTotp } from './own-totp.ts';
import { prove } from './prove-yourself.ts';
import { secondFactor } from './second-factor.ts';
import { signInEndpoint } from './sign-in.ts';
import { usePasskey } from './use-passkey.ts';

export default async (app: FastifyInstance) => {
  signInEndpoint(app);
  accept(app);
  ownSessions(app);
  changeName(app);
  changePassword(app);
  prove(app);
  secondFactor(app);
  ownTotp(app);
  ownPasskeys(app);
  usePasskey(app);
  providerSignIn(app);
  // A context of its own: only this address accepts forms.
  await app.register(providerLogout);
  serve(app, currentSession, ({ request }) => app.describeSession(request));
  serve(app, getSessionTime, async ({ request }) => {
    if (!request.sessionTime) throw problem('not-signed-in');
    return request.sessionTime;
  });
  serve(app, listOwnIdentities, async ({ actor }) => {
    const { identityProviders } = app.config;
    const { passwordHash, identities: rows } = await app.db.user.findUniqueOrThrow({
      where: { id: actor.id },
      select: { passwordHash: true, identities: { orderBy: { createdAt: 'asc' } } },
    });
    return {
      hasPassword: passwordHash !== null,
      identities: rows.map(({ issuer, account, createdAt, lastUsedAt }) => ({
        provider: identityProviders.find((one) => one.issuer === issuer)?.name ?? null,
        account,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
      providers: identityProviders
        .filter(({ issuer }) => !rows.some((row) => row.issuer === issuer))
        .map(({ id, name }) => ({ id, name })),
    };
  });
  serve(app, beginIdentity, () => Promise.resolve(null));
  serve(app, signOut, async ({ request, reply }) => {
    const providerUrl = await app.endSession(request, reply);
    // Deletes the lists that the browser kept. Browsers obey it on https and on localhost.
    void reply.header('clear-site-data', '"cache"');
    return { providerUrl };
  });
};
