import { currentSession, signOut } from '@isthmus/contracts/session';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { accept } from './accept-invitation.ts';
import { providerLogout } from './provider-logout.ts';
import { providerSignIn } from './provider-sign-in.ts';
import { signInEndpoint } from './sign-in.ts';

export default async (app: FastifyInstance) => {
  signInEndpoint(app);
  accept(app);
  providerSignIn(app);
  // A context of its own: only this address accepts forms.
  await app.register(providerLogout);
  serve(app, currentSession, ({ request }) => app.describeSession(request));
  serve(app, signOut, async ({ request, reply }) => {
    const providerUrl = await app.endSession(request, reply);
    // Deletes the lists that the browser kept. Browsers obey it on https and on localhost.
    void reply.header('clear-site-data', '"cache"');
    return { providerUrl };
  });
};
