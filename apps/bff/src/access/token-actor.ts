import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { actorFields, sessionKey, toActor } from '#access/actor';
import { hashOf } from '#access/invitations';
import type { Actor } from '#access/permits';
import { isToken } from '#access/token-text';
import type { AccessToken } from '#generated/client';
import { problem } from '#http/problems';

/** The time of last use is that exact, unless the address changes. */
const noteEveryMs = 60_000;
const minuteMs = 60_000;
/** Windows in memory. With fewer tokens than that, none is lost early. */
const mostWindows = 10_000;

const refused = (more: { ended?: 'age' } = {}) =>
  problem('token-refused', more, { 'www-authenticate': 'Bearer error="invalid_token"' });

/**
 * Returns a function that finds the service account of a request's token. Throws `token-refused`, `two-credentials` or `too-many-requests`. The
 * rows are read each time, without a cache: a revoked token, or a role that was taken, counts at the next request in every process.
 */
export function tokenActors(app: FastifyInstance) {
  const windows = new LRUCache<string, { count: number }>({ max: mostWindows, ttl: minuteMs });

  /** Counts in this process alone, like the limit of streams: it protects the process. */
  const countRequest = (tokenHash: string) => {
    const now = Date.now();
    const name = `${tokenHash} ${Math.floor(now / minuteMs)}`;
    const window = windows.get(name) ?? { count: 0 };
    window.count += 1;
    if (window.count === 1) windows.set(name, window);
    if (window.count <= app.config.tokenRequestsPerMinute) return;
    throw problem('too-many-requests', {}, { 'retry-after': String(Math.ceil((minuteMs - (now % minuteMs)) / 1_000)) });
  };

  const noteUse = async ({ tokenHash, lastUsedAt, lastAddress }: AccessToken, { ip, log }: FastifyRequest) => {
    if (lastAddress === ip && lastUsedAt && Date.now() - lastUsedAt.getTime() < noteEveryMs) return;
    const data = { lastUsedAt: new Date(), lastAddress: ip };
    // A database that is full still serves reads.
    await app.db.accessToken
      .updateMany({ where: { tokenHash }, data })
      .catch((error: unknown) => log.warn({ err: error }, 'the time of last use was not stored'));
  };

  return async (request: FastifyRequest, token: string): Promise<Actor> => {
    if (request.cookies[app.sessionCookie] !== undefined) throw problem('two-credentials');
    if (!isToken(token)) throw refused();
    const tokenHash = hashOf(token);
    const where = { tokenHash, user: { kind: 'service', disabledAt: null } };
    const found = await app.db.accessToken.findFirst({ where, include: { user: { select: actorFields } } });
    if (!found) throw refused();
    const { user, ...row } = found;
    if (row.expiresAt.getTime() <= Date.now()) throw refused({ ended: 'age' });
    countRequest(tokenHash);
    await noteUse(row, request);
    const expiresAt = row.expiresAt.toISOString();
    request.sessionKey = sessionKey(tokenHash);
    // A stream ends with the token.
    request.sessionTime = { expiresAt, idleEndsAt: expiresAt };
    return toActor(user);
  };
}
