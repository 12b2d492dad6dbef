import { createServiceAccount, listServiceAccounts, removeServiceAccount } from '@isthmus/contracts/service-accounts';
import type { FastifyInstance } from 'fastify';
import { personKey } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import { lockRights, rightsChanged, toRows } from '#access/rights';
import { conflictIfDuplicate } from '#http/conflict-if-duplicate';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';
import { addressOf, serviceFields, toServiceAccount } from './to-service-account.ts';
import { endTokens } from './token.ts';

/** Everybody sees which programs there are, and what each may do on the accounts that both may see. */
export const list = (app: FastifyInstance) =>
  serve(app, listServiceAccounts, async ({ actor, visible }) => {
    const where = { kind: 'service', disabledAt: null };
    const rows = await app.db.user.findMany({ where, select: serviceFields, orderBy: { name: 'asc' } });
    return { serviceAccounts: rows.map((row) => toServiceAccount(row, { visible, isOwner: actor.isOwner })) };
  });

/** Owners create service accounts and their tokens. Roles are given like a person's: also by an admin, on the own account. */
export const create = (app: FastifyInstance) =>
  serve(app, createServiceAccount, async ({ body: { name, grants }, actor, request, visible }) => {
    const write = app.db.$transaction(async (tx) => {
      const { id, email } = await tx.user.create({ data: { kind: 'service', name, email: addressOf(name) } });
      await tx.roleGrant.createMany({ data: await toRows(tx, id, grants, 'grants') });
      const object = { kind: 'person', id, name: email } as const;
      await writeAudit(tx, byOf(request), { act: 'create-service-account', object, after: { name, roles: grants } });
      const row = await tx.user.findUniqueOrThrow({ where: { id }, select: serviceFields });
      return toServiceAccount(row, { visible, isOwner: actor.isOwner });
    });
    return conflictIfDuplicate(write, wrongField('name', 'service-name-taken'));
  });

/** The row stays, because operations and the audit name it. Its address changes, so that the name is free. */
export const remove = (app: FastifyInstance) =>
  serve(app, removeServiceAccount, async ({ params: { serviceAccountId: id }, request }) => {
    await app.db.$transaction(async (tx) => {
      const { name, email, disabledAt, grants } = await lockRights(tx, id, null, ['service']);
      if (disabledAt) throw problem('not-found');
      const tokensRevoked = await endTokens(tx, { userId: id });
      await tx.roleGrant.deleteMany({ where: { userId: id } });
      await tx.user.update({ where: { id }, data: { disabledAt: new Date(), email: addressOf(id) } });
      await rightsChanged(tx, id);
      await writeAudit(tx, byOf(request), {
        act: 'remove-service-account',
        object: { kind: 'person', id, name: email },
        before: { name, roles: grants },
        details: { tokensRevoked },
      });
    });
    // The event may arrive after this answer.
    app.forget(personKey(id));
    return null;
  });
