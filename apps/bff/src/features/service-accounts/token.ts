import { createToken, revokeToken } from '@isthmus/contracts/service-accounts';
import type { FastifyInstance } from 'fastify';
import { sessionKey } from '#access/actor';
import { byOf, sessionName, writeAudit } from '#access/audit';
import { hashOf } from '#access/invitations';
import { lockRights } from '#access/rights';
import { newToken } from '#access/token-text';
import { notify } from '#database/events';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { serviceFields, toServiceAccount } from './to-service-account.ts';

const dayMs = 24 * 3_600_000;

/** Deletes these tokens; their streams end when the transaction commits. Returns how many there were. */
export async function endTokens(tx: Prisma.TransactionClient, where: Prisma.AccessTokenWhereInput) {
  const ended = await tx.accessToken.findMany({ where, select: { tokenHash: true } });
  await tx.accessToken.deleteMany({ where: { tokenHash: { in: ended.map(({ tokenHash }) => tokenHash) } } });
  for (const { tokenHash } of ended) await notify(tx, sessionKey(tokenHash), 0);
  return ended.length;
}

export const createTokens = (app: FastifyInstance) =>
  serve(app, createToken, async ({ params: { serviceAccountId: id }, body: { name, days }, actor, request, visible }) =>
    app.db.$transaction(async (tx) => {
      const { email, disabledAt } = await lockRights(tx, id, null, ['service']);
      if (disabledAt) throw problem('not-found');
      const token = newToken();
      const tokenHash = hashOf(token);
      const expiresAt = new Date(Date.now() + days * dayMs);
      await tx.accessToken.create({ data: { tokenHash, userId: id, name, createdById: actor.id, expiresAt } });
      const tokenId = sessionName(tokenHash);
      await writeAudit(tx, byOf(request), {
        act: 'create-token',
        object: { kind: 'person', id, name: email },
        after: { name, expiresAt: expiresAt.toISOString() },
        details: { token: tokenId },
      });
      const row = await tx.user.findUniqueOrThrow({ where: { id }, select: serviceFields });
      return { serviceAccount: toServiceAccount(row, { visible, isOwner: actor.isOwner }), tokenId, token };
    }),
  );

export const revokeTokens = (app: FastifyInstance) =>
  serve(app, revokeToken, async ({ params: { serviceAccountId: id, tokenId }, actor, request, visible }) =>
    app.db.$transaction(async (tx) => {
      const { email } = await lockRights(tx, id, null, ['service']);
      const which = { userId: id, tokenHash: { startsWith: tokenId } };
      const found = await tx.accessToken.findFirst({ where: which });
      if (!found) throw problem('not-found');
      await endTokens(tx, { tokenHash: found.tokenHash });
      await writeAudit(tx, byOf(request), {
        act: 'revoke-token',
        object: { kind: 'person', id, name: email },
        before: { name: found.name },
        details: { token: tokenId },
      });
      const row = await tx.user.findUniqueOrThrow({ where: { id }, select: serviceFields });
      return toServiceAccount(row, { visible, isOwner: actor.isOwner });
    }),
  );
