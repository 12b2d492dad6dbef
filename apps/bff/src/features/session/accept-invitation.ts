import { acceptInvitation } from '@isthmus/contracts/session';
import { hash } from '@node-rs/argon2';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { invitedUserId, consumeInvitation } from '#access/invitations';
import { refuseWeakPassword } from '#access/password';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

/** Works once. Sets the password and ends all sessions that were opened with the old one. */
export const accept = (app: FastifyInstance) =>
  serve(app, acceptInvitation, async ({ body: { token, password }, request, reply }) => {
    const userId = await invitedUserId(app.db, token);
    // Checked before the password is hashed, because hashing is expensive.
    if (userId === null) throw problem('not-found');
    const { sealedOwner } = app.config;
    const owner = await app.db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, name: true } });
    if (sealedOwner !== null && sealedOwner !== owner.email) throw problem('local-sign-in-off');
    refuseWeakPassword(password, owner);
    const passwordHash = await hash(password);
    const user = await app.db.$transaction(async (tx) => {
      if (!(await consumeInvitation(tx, token, userId))) throw problem('not-found');
      const changed = await tx.user.update({ where: { id: userId }, data: { passwordHash } });
      // A link is the way back for a person who lost a phone too.
      const { count: apps } = await tx.totp.deleteMany({ where: { userId } });
      const { count: passkeys } = await tx.passkey.deleteMany({ where: { userId } });
      const secondFactors = apps + passkeys;
      const sessionsEnded = await app.endSessions(tx, { userId });
      await writeAudit(
        tx,
        { ...byOf(request), actorId: userId },
        {
          act: 'set-password',
          object: { kind: 'person', id: userId, name: changed.email },
          details: { sessionsEnded, ...(secondFactors && { secondFactorsRemoved: secondFactors }) },
        },
      );
      return changed;
    });
    return app.startSession(reply, user);
  });
