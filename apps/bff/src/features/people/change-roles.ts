import { changeRoles } from '@isthmus/contracts/people';
import type { FastifyInstance } from 'fastify';
import { serve } from '#http/serve';
import { lockRights, rightsChanged, toRows } from '#access/rights';
import { personFields, toPerson } from './to-person.ts';

/** Replaces the person's roles on the account. */
export const changePersonRoles = (app: FastifyInstance) =>
  serve(app, changeRoles, async ({ params: { accountId, personId }, body, actor, visible }) => {
    const changed = await app.db.$transaction(async (tx) => {
      const before = await lockRights(tx, personId, body.rightsVersion);
      const grants = body.roles.map((role) => ({ ...role, accountId }));
      const rows = await toRows(tx, personId, grants, 'roles');
      await tx.roleGrant.deleteMany({ where: { userId: personId, accountId } });
      await tx.roleGrant.createMany({ data: rows });
      await rightsChanged(tx, personId);
      const details = {
        personId,
        email: before.email,
        before: before.grants.filter((grant) => grant.accountId === accountId),
        after: grants,
      };
      await tx.audit.create({ data: { actorId: actor.id, accountId, act: 'change-roles', details } });
      return tx.user.findUniqueOrThrow({ where: { id: personId }, select: personFields });
    });
    return toPerson(changed, visible);
  });
