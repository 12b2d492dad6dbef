import { changePerson } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { personKey } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { endWalls } from '#access/walls';
import { lockRights, refuseLastOwner, rightsChanged } from '#access/rights';
import { personFields, toPerson } from './to-person.ts';

/** Changes the given fields. Disabling also ends the person's sessions and link. */
export const change = (app: FastifyInstance) =>
  serve(app, changePerson, async ({ params: { personId }, body, request, visible }) => {
    const { rightsVersion, name, isOwner, disabled } = body;
    const changed = await app.db.$transaction(async (tx) => {
      if (isOwner === false || disabled) await refuseLastOwner(tx, personId);
      const before = await lockRights(tx, personId, rightsVersion);
      if ((isOwner === false || disabled) && before.email === app.config.sealedOwner) throw problem('sealed-owner');
      const data = {
        ...(name !== undefined && { name }),
        ...(isOwner !== undefined && { isOwner }),
        ...(disabled !== undefined && { disabledAt: disabled ? (before.disabledAt ?? new Date()) : null }),
      };
      await tx.user.update({ where: { id: personId }, data });
      if (disabled) {
        await app.endSessions(tx, { userId: personId });
        await endWalls(app, tx, { tokens: { some: { createdById: personId } } });
        await tx.invitation.deleteMany({ where: { userId: personId, usedAt: null } });
      }
      await rightsChanged(tx, personId);
      await writeAudit(tx, byOf(request), {
        act: 'change-person',
        object: { kind: 'person', id: personId, name: before.email },
        before: { name: before.name, isOwner: before.isOwner, disabled: before.disabledAt !== null },
        after: { name, isOwner, disabled },
      });
      return tx.user.findUniqueOrThrow({ where: { id: personId }, select: personFields });
    });
    // The event may arrive after this answer.
    app.forget(personKey(personId));
    return toPerson(app, changed, visible);
  });
