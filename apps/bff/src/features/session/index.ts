import rateLimit from '@fastify/rate-limit';
import { currentSession, signOut } from '@isthmus/contracts/session';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { accept } from './accept-invitation.ts';
import { signInEndpoint } from './sign-in.ts';

const triesAMinute = 10;

export default async (app: FastifyInstance) => {
  await app.register(async (guarded) => {
    await guarded.register(rateLimit, { max: triesAMinute, timeWindow: '1 minute' });
    signInEndpoint(guarded);
    accept(guarded);
  });
  serve(app, currentSession, async ({ actor, request }) => ({
    user: actor,
    expiresAt: (request.sessionEndsAt ?? new Date()).toISOString(),
  }));
  serve(app, signOut, async ({ request, reply }) => {
    await app.endSession(request, reply);
    return null;
  });
};
