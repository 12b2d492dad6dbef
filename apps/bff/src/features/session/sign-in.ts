import { signIn } from '@isthmus/contracts/session';
import { hash, verify } from '@node-rs/argon2';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { limitGuessing } from '#access/sign-in-limit';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { halfWay } from './half-way.ts';

/** An unknown address takes as long as a wrong password, so timing does not reveal which it was. */
const decoy = await hash('no account has this password');

export const signInEndpoint = (app: FastifyInstance) => {
  const half = halfWay(app);
  return serve(app, signIn, async ({ body, request, reply }) => {
    const email = body.email.toLowerCase();
    const { sealedOwner } = app.config;
    const mayTry = sealedOwner === null || sealedOwner === email;
    // The answer and its time do not reveal who the sealed owner is.
    const user = await app.db.user.findUnique({ where: { email: mayTry ? email : '' }, include: { totp: true } });
    const isRight = await limitGuessing(app, reply, email, () => verify(user?.passwordHash ?? decoy, body.password));
    if (user?.passwordHash && isRight) {
      if (user.totp) {
        half.keep(reply, user.id, user.passwordHash);
        throw problem('second-factor-needed');
      }
      if (sealedOwner !== null) reply.log.warn('the sealed owner signed in with a password');
      return app.startSession(reply, user);
    }
    await writeAudit(app.db, byOf(request), {
      act: 'sign-in-refused',
      object: { kind: 'person', id: user?.id ?? null, name: email },
      outcome: 'denied',
    });
    throw problem('sign-in-refused');
  });
};
