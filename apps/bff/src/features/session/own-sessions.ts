import { endOtherSessions, endOwnSession, listOwnSessions } from '@isthmus/contracts/profile';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { byOf, sessionName, writeAudit } from '#access/audit';
import { deviceOf } from '#access/device';
import { notOver } from '#access/session-time';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

/** The hash of the caller's own token. */
export const ownTokenHash = ({ sessionKey }: FastifyRequest) => (sessionKey ?? '').replace(/^session:/, '');

/** The caller's sessions: where, since when, last used. Each can be ended, alone or all others together. */
export const ownSessions = (app: FastifyInstance) => {
  serve(app, listOwnSessions, async ({ actor, request }) => {
    const rows = await app.db.session.findMany({
      where: { userId: actor.id, ...notOver(app) },
      orderBy: { lastUsedAt: 'desc' },
    });
    const own = ownTokenHash(request);
    return {
      sessions: rows.map(({ tokenHash, createdAt, lastUsedAt, address, agent }) => ({
        id: sessionName(tokenHash),
        ...deviceOf(agent),
        address,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt.toISOString(),
        isThis: tokenHash === own,
      })),
    };
  });

  /** Ends sessions of the caller, with one audit row. Returns how many there were. */
  const end = (request: FastifyRequest, which: Prisma.SessionWhereInput, details: object = {}) =>
    app.db.$transaction(async (tx) => {
      const { id, email } = request.actor ?? {};
      if (id === undefined) throw problem('not-signed-in');
      const sessionsEnded = await app.endSessions(tx, { ...which, userId: id });
      const object = { kind: 'person', id, name: email } as const;
      if (sessionsEnded)
        await writeAudit(tx, byOf(request), { act: 'end-sessions', object, details: { ...details, sessionsEnded } });
      return sessionsEnded;
    });
  serve(app, endOwnSession, async ({ params: { sessionId }, request }) => {
    const ended = await end(request, { tokenHash: { startsWith: sessionId } }, { session: sessionId });
    if (!ended) throw problem('not-found');
    return { ended };
  });
  serve(app, endOtherSessions, async ({ request }) => ({
    ended: await end(request, { tokenHash: { not: ownTokenHash(request) } }),
  }));
};
