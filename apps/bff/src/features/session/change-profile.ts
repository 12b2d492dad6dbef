import { changeOwnName, changeOwnPassword } from '@isthmus/contracts/profile';
import { hash, verify } from '@node-rs/argon2';
import type { FastifyInstance } from 'fastify';
import { personKey } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import { refuseWeakPassword } from '#access/password';
import { limitGuessing, noteSignIn } from '#access/sign-in-limit';
import { notify } from '#database/events';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { ownTokenHash } from './own-sessions.ts';

/** The caller's own name. Other processes show it after the event. */
export const changeName = (app: FastifyInstance) =>
  serve(app, changeOwnName, async ({ body: { name }, actor, request }) => {
    const { id, email } = actor;
    await app.db.$transaction(async (tx) => {
      await tx.user.update({ where: { id }, data: { name } });
      await notify(tx, personKey(id), actor.rightsVersion);
      const object = { kind: 'person', id, name: email } as const;
      await writeAudit(tx, byOf(request), {
        act: 'change-profile',
        object,
        before: { name: actor.name },
        after: { name },
      });
    });
    app.forget(personKey(id));
    return { id, email, name };
  });

/** Needs the old password, which is guarded like a sign-in. The person's other sessions end. */
export const changePassword = (app: FastifyInstance) =>
  serve(app, changeOwnPassword, async ({ body: { current, password }, actor, request, reply }) => {
    const { id, email, name } = actor;
    const { sealedOwner } = app.config;
    const { passwordHash } = await app.db.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
    if (passwordHash === null || (sealedOwner !== null && sealedOwner !== email)) throw problem('local-sign-in-off');
    refuseWeakPassword(password, { email, name });
    const isRight = await limitGuessing(app, reply, email, () => verify(passwordHash, current));
    const object = { kind: 'person', id, name: email } as const;
    if (!isRight) {
      await writeAudit(app.db, byOf(request), { act: 'change-password', object, outcome: 'denied' });
      throw wrongField('current', 'password-wrong');
    }
    const changed = await hash(password);
    return app.db.$transaction(async (tx) => {
      // Another change at this moment wins: its person knows the new password.
      const { count } = await tx.user.updateMany({ where: { id, passwordHash }, data: { passwordHash: changed } });
      if (!count) throw problem('changed-meanwhile');
      await tx.invitation.deleteMany({ where: { userId: id, usedAt: null } });
      await noteSignIn(tx, email, request.ip);
      const sessionsEnded = await app.endSessions(tx, { userId: id, tokenHash: { not: ownTokenHash(request) } });
      await writeAudit(tx, byOf(request), { act: 'change-password', object, details: { sessionsEnded } });
      return { ended: sessionsEnded };
    });
  });
