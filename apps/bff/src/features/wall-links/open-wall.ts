import { openWall } from '@isthmus/contracts/wall-links';
import type { FastifyInstance } from 'fastify';
import { hashOf } from '#access/invitations';
import { isToken } from '#access/token-text';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

/** Everybody who has the link may open it, in as many browsers as there are walls. */
export const open = (app: FastifyInstance) =>
  serve(app, openWall, async ({ body: { token }, request, reply }) => {
    if (!isToken(token)) throw problem('not-found');
    const where = { tokenHash: hashOf(token), expiresAt: { gt: new Date() }, user: { kind: 'wall', disabledAt: null } };
    const link = await app.db.accessToken.findFirst({ where, include: { user: true } });
    if (!link) throw problem('not-found');
    const session = await app.startSession(reply, link.user, { until: link.expiresAt });
    // The row of this opening is the one of the day.
    const { tokenHash } = link;
    await app.db.accessToken.updateMany({
      where: { tokenHash },
      data: { lastUsedAt: new Date(), lastAddress: request.ip },
    });
    return session;
  });
