import { randomUUID } from 'node:crypto';
import { createWallLink, listWallLinks, revokeWallLink, type WallLink } from '@isthmus/contracts/wall-links';
import type { FastifyInstance } from 'fastify';
import { personKey } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import { hashOf } from '#access/invitations';
import { permits, type Actor } from '#access/permits';
import { toRows } from '#access/rights';
import { secretLink } from '#access/secret-links';
import { newToken } from '#access/token-text';
import { endWalls } from '#access/walls';
import type { Prisma } from '#generated/client';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';

const dayMs = 24 * 3_600_000;

const fields = {
  id: true,
  name: true,
  email: true,
  grants: { select: { accountId: true } },
  tokens: { include: { createdBy: { select: { name: true } } } },
} satisfies Prisma.UserSelect;
type Row = Prisma.UserGetPayload<{ select: typeof fields }>;

const administers = (actor: Actor, accountIds: string[]) =>
  actor.isOwner ||
  // All accounts of a link may have been removed.
  (accountIds.length > 0 && accountIds.every((accountId) => permits(actor, { accountId }, 'settings')));

/** Admins read the audit of an account, and only owners what belongs to several. */
const placeOf = ([accountId, ...others]: string[]) => (others.length ? {} : { accountId });

const toWallLinks = ({ id, name, grants, tokens }: Row): WallLink[] =>
  tokens.map(({ createdBy, createdAt, expiresAt, lastUsedAt, lastAddress }) => ({
    id,
    name,
    accountIds: grants.map(({ accountId }) => accountId),
    by: createdBy.name,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    lastAddress,
  }));

export const list = (app: FastifyInstance) =>
  serve(app, listWallLinks, async ({ actor }) => {
    const where = { kind: 'wall', disabledAt: null };
    const rows = await app.db.user.findMany({ where, select: fields, orderBy: { name: 'asc' } });
    return { links: rows.flatMap(toWallLinks).filter(({ accountIds }) => administers(actor, accountIds)) };
  });

export const create = (app: FastifyInstance) =>
  serve(app, createWallLink, async ({ body: { name, accountIds, days }, actor, request }) =>
    app.db.$transaction(async (tx) => {
      const wrong = accountIds.findIndex((accountId) => !permits(actor, { accountId }, 'settings'));
      if (wrong >= 0) throw wrongField(`accountIds.${wrong}`, 'not-offered');
      const token = newToken();
      const expiresAt = new Date(Date.now() + days * dayMs);
      const email = `${randomUUID()}@wall.invalid`;
      const { id } = await tx.user.create({ data: { kind: 'wall', name, email } });
      const grants = accountIds.map((accountId) => ({ accountId, role: 'viewer' as const }));
      await tx.roleGrant.createMany({ data: await toRows(tx, id, grants, 'accountIds') });
      await tx.accessToken.create({
        data: { tokenHash: hashOf(token), userId: id, name, createdById: actor.id, expiresAt },
      });
      await writeAudit(tx, byOf(request), {
        act: 'create-wall-link',
        at: placeOf(accountIds),
        object: { kind: 'person', id, name },
        after: { roles: grants, expiresAt: expiresAt.toISOString() },
      });
      const [link] = toWallLinks(await tx.user.findUniqueOrThrow({ where: { id }, select: fields }));
      if (!link) throw problem('not-found');
      return { link, url: secretLink(app.config, '/wall', token) };
    }),
  );

export const revoke = (app: FastifyInstance) =>
  serve(app, revokeWallLink, async ({ params: { wallLinkId: id }, actor, request }) => {
    await app.db.$transaction(async (tx) => {
      const found = await tx.user.findFirst({ where: { id, kind: 'wall', disabledAt: null }, select: fields });
      const accountIds = found?.grants.map(({ accountId }) => accountId) ?? [];
      if (!found || !administers(actor, accountIds)) throw problem('not-found');
      await endWalls(app, tx, { id });
      await writeAudit(tx, byOf(request), {
        act: 'revoke-wall-link',
        at: placeOf(accountIds),
        object: { kind: 'person', id, name: found.name },
      });
    });
    app.forget(personKey(id));
    return null;
  });
