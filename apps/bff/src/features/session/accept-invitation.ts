import { acceptInvitation } from '@isthmus/contracts/session';
import { hash } from '@node-rs/argon2';
import type { FastifyInstance } from 'fastify';
import { hashOf } from '#access/session';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

/** Works once: the row is marked used in the transaction that sets the password. */
export const accept = (app: FastifyInstance) =>
  serve(app, acceptInvitation, async ({ params, body, reply }) => {
    const tokenHash = hashOf(params.token);
    const passwordHash = await hash(body.password);
    const user = await app.db.$transaction(async (tx) => {
      const open = { tokenHash, usedAt: null, expiresAt: { gt: new Date() } };
      const { count } = await tx.invitation.updateMany({ where: open, data: { usedAt: new Date() } });
      if (!count) throw problem('not-found');
      const { userId } = await tx.invitation.findUniqueOrThrow({ where: { tokenHash } });
      return tx.user.update({ where: { id: userId }, data: { passwordHash } });
    });
    return app.startSession(reply, user);
  });
