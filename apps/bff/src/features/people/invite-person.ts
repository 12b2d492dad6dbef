import { invitePerson } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { invite } from '#access/invitations';
import { secretLink } from '#access/secret-links';
import { conflictIfDuplicate } from '#http/conflict-if-duplicate';
import { wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { linkMail } from './mail-link.ts';
import { linkHours, withMail } from './person-link.ts';
import { toRows } from '#access/rights';
import { personFields, toPerson } from './to-person.ts';

/** Stores the person with roles, and makes the link, in one transaction with the audit row. */
export const invitePeople = (app: FastifyInstance) => {
  const mailLink = linkMail(app);
  serve(app, invitePerson, async ({ body: { email, name, isOwner, grants }, actor, request, visible }) => {
    const write = app.db.$transaction(async (tx) => {
      const { id } = await tx.user.create({ data: { email, name, isOwner } });
      await tx.roleGrant.createMany({ data: await toRows(tx, id, grants, 'grants') });
      const token = await invite(tx, id, { hours: linkHours, createdById: actor.id });
      const object = { kind: 'person', id, name: email } as const;
      await writeAudit(tx, byOf(request), { act: 'invite-person', object, after: { name, isOwner, roles: grants } });
      const person = await tx.user.findUniqueOrThrow({ where: { id }, select: personFields });
      return { person: toPerson(app, person, visible), url: secretLink(app.config, '/invitations', token) };
    });
    const made = await conflictIfDuplicate(write, wrongField('email', 'email-taken'));
    return withMail(made, (link) => mailLink(request, { kind: 'invited', ...link }));
  });
};
