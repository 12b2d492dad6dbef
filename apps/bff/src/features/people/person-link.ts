import { createPersonLink, revokePersonLink } from '@isthmus/contracts/people';
import type { Person } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { invite } from '#access/invitations';
import { secretLink } from '#access/secret-links';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { lockRights } from '#access/rights';
import { linkMail } from './mail-link.ts';
import { personFields, toPerson } from './to-person.ts';

export const linkHours = 72;

/** Adds to an answer whether its link was mailed. */
export async function withMail(
  made: { person: Person; url: string },
  send: (link: { person: Person; url: string; expiresAt: Date }) => Promise<'sent' | 'failed' | null>,
) {
  return { ...made, mail: await send({ ...made, expiresAt: new Date(made.person.link?.expiresAt ?? Date.now()) }) };
}

/** For an invited person, or one who forgot the password. */
export const createLink = (app: FastifyInstance) => {
  const mailLink = linkMail(app);
  serve(app, createPersonLink, async ({ params: { personId }, actor, request, visible }) => {
    const made = await app.db.$transaction(async (tx) => {
      const { email, disabledAt } = await lockRights(tx, personId, null);
      if (disabledAt) throw problem('person-disabled');
      const token = await invite(tx, personId, { hours: linkHours, createdById: actor.id });
      const object = { kind: 'person', id: personId, name: email } as const;
      await writeAudit(tx, byOf(request), { act: 'create-person-link', object });
      const person = await tx.user.findUniqueOrThrow({ where: { id: personId }, select: personFields });
      return { person: toPerson(app, person, visible), url: secretLink(app.config, '/invitations', token) };
    });
    const kind = made.person.state === 'invited' ? 'invited' : 'renewed';
    return withMail(made, (link) => mailLink(request, { kind, ...link }));
  });
};

/** A person who could never sign in has done nothing, so nothing refers to it. */
export const revokeLink = (app: FastifyInstance) =>
  serve(app, revokePersonLink, async ({ params: { personId }, request, visible }) =>
    app.db.$transaction(async (tx) => {
      const { email, passwordHash } = await lockRights(tx, personId, null);
      const { count } = await tx.invitation.deleteMany({ where: { userId: personId, usedAt: null } });
      if (!count) throw problem('changed-meanwhile');
      const isDeleted = passwordHash === null && !(await tx.identity.count({ where: { userId: personId } }));
      const object = { kind: 'person', id: personId, name: email } as const;
      await writeAudit(tx, byOf(request), { act: 'revoke-person-link', object, details: { isDeleted } });
      if (isDeleted) {
        await tx.user.delete({ where: { id: personId } });
        return null;
      }
      return toPerson(app, await tx.user.findUniqueOrThrow({ where: { id: personId }, select: personFields }), visible);
    }),
  );
