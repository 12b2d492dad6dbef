import { changeRoles } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { personKey } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import { serve } from '#http/serve';
import { lockRights, rightsChanged, toRows } from '#access/rights';
import { personFields, toPerson } from './to-person.ts';

/** Replaces the roles of a person or a service account on the account. */
export const changePersonRoles = (app: FastifyInstance) =>
  serve(app, changeRoles, async ({ params: { accountId, personId }, body, request, visible }) => {
    const changed = await app.db.$transaction(async (tx) => {
      const before = await lockRights(tx, personId, body.rightsVersion, ['person', 'service']);
      const grants = body.roles.map((role) => ({ ...role, accountId }));
      const rows = await toRows(tx, personId, grants, 'roles');
      await tx.roleGrant.deleteMany({ where: { userId: personId, accountId } });
      await tx.roleGrant.createMany({ data: rows });
      await rightsChanged(tx, personId);
      await writeAudit(tx, byOf(request), {
        act: 'change-roles',
        at: { accountId },
        object: { kind: 'person', id: personId, name: before.email },
        before: { roles: before.grants.filter((grant) => grant.accountId === accountId) },
        after: { roles: grants },
      });
      return tx.user.findUniqueOrThrow({ where: { id: personId }, select: personFields });
    });
    // The event may arrive after this answer.
    app.forget(personKey(personId));
    return toPerson(app, changed, visible);
  });
