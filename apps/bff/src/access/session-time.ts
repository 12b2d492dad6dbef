import { usedHeader } from '@isthmus/contracts/session-use';
import type { SessionTime } from '@isthmus/contracts/session';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Session } from '#generated/client';

/** The time of last use is that exact, so that a busy person does not write with each request. */
const noteEveryMs = 30_000;
/** At least that many steps of an idle limit, so that a short one holds too. */
const steps = 20;

type Times = Pick<Session, 'expiresAt' | 'lastUsedAt'>;

const idleEndOf = ({ config }: FastifyInstance, { expiresAt, lastUsedAt }: Times) =>
  new Date(Math.min(expiresAt.getTime(), lastUsedAt.getTime() + config.session.idleMs));

export const toSessionTime = (app: FastifyInstance, session: Times): SessionTime => ({
  idleEndsAt: idleEndOf(app, session).toISOString(),
  expiresAt: session.expiresAt.toISOString(),
});

/** Why a session is over; null while it is not. */
export function endOf(app: FastifyInstance, session: Times): 'idle' | 'age' | null {
  if (session.expiresAt.getTime() <= Date.now()) return 'age';
  return idleEndOf(app, session).getTime() <= Date.now() ? 'idle' : null;
}

/** The rows of sessions that are not over. */
export const notOver = ({ config }: FastifyInstance) => ({
  expiresAt: { gt: new Date() },
  lastUsedAt: { gt: new Date(Date.now() - config.session.idleMs) },
});

/**
 * Stores when the person last used a key or pointer, as the request's header reports. Only a session that is not over gets here, so a forged
 * header prolongs the caller's own session and revives none. Polls repeat the last press, and streams have no header, so they do not count.
 */
export async function noteUse(
  app: FastifyInstance,
  request: FastifyRequest,
  session: Times & Pick<Session, 'tokenHash'>,
) {
  const reported = request.headers[usedHeader];
  if (typeof reported !== 'string' || !/^\d{1,10}$/.test(reported)) return;
  const usedAt = new Date(Date.now() - Number(reported));
  const enough = Math.min(noteEveryMs, app.config.session.idleMs / steps);
  if (usedAt.getTime() - session.lastUsedAt.getTime() < enough) return;
  const { tokenHash } = session;
  const stored = app.db.session.updateMany({
    where: { tokenHash, lastUsedAt: { lt: usedAt } },
    data: { lastUsedAt: usedAt },
  });
  // A database that is full still serves reads.
  await stored.catch((error: unknown) => app.log.warn({ err: error }, 'the time of last use was not stored'));
  // This process caches the row. The others read it again before they call the session over.
  session.lastUsedAt = usedAt;
}
