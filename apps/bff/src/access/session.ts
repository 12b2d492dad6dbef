import { createHash, randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { Session, User } from '@isthmus/contracts/session';
import fp from 'fastify-plugin';
import { notify } from '#database/events';
import { problem } from '#http/problems';

declare module 'fastify' {
  interface FastifyInstance {
    sessionCookie: string;
    actorOf: (request: FastifyRequest) => Promise<User>;
    startSession: (reply: FastifyReply, user: User) => Promise<Session>;
    endSession: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  }
  interface FastifyRequest {
    actor: User | null;
    sessionEndsAt: Date | null;
  }
}

const lifetimeMs = 12 * 3_600_000;
const keyOf = (tokenHash: string) => `session:${tokenHash}`;
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Server-side sessions: the cookie is a random token, the table keeps its hash. */
export default fp(
  async (app) => {
    const secure = app.config.publicUrl.startsWith('https:');
    const name = secure ? '__Host-isthmus' : 'isthmus_session';
    const options = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;
    app.decorate('sessionCookie', name);
    await app.register(cookie);
    app.decorateRequest('actor', null);
    app.decorateRequest('sessionEndsAt', null);

    app.decorate('actorOf', async (request) => {
      const token = request.cookies[name];
      if (!token) throw problem('not-signed-in');
      const on = () => [keyOf(hashOf(token))];
      const session = await app.kept(`session ${token}`, on, async () => {
        const where = { tokenHash: hashOf(token) };
        const found = await app.db.session.findUnique({ where, include: { user: true } });
        return found ?? Promise.reject(problem('not-signed-in'));
      });
      if (session.expiresAt <= new Date()) throw problem('not-signed-in');
      request.sessionEndsAt = session.expiresAt;
      const { id, email, name: called } = session.user;
      return { id, email, name: called };
    });
    app.decorate('startSession', async (reply, { id, email, name: called }) => {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(Date.now() + lifetimeMs);
      await app.db.$transaction([
        app.db.session.deleteMany({ where: { expiresAt: { lt: new Date() } } }),
        app.db.session.create({ data: { tokenHash: hashOf(token), userId: id, expiresAt } }),
        app.db.audit.create({ data: { actorId: id, act: 'sign-in', details: {} } }),
      ]);
      void reply.setCookie(name, token, { ...options, expires: expiresAt });
      return { user: { id, email, name: called }, expiresAt: expiresAt.toISOString() };
    });
    app.decorate('endSession', async (request, reply) => {
      const tokenHash = hashOf(request.cookies[name] ?? '');
      await app.db.$transaction([
        app.db.session.deleteMany({ where: { tokenHash } }),
        app.db.audit.create({ data: { actorId: request.actor?.id ?? null, act: 'sign-out', details: {} } }),
        notify(app.db, keyOf(tokenHash), 0),
      ]);
      app.forget(keyOf(tokenHash));
      void reply.clearCookie(name, options);
    });
  },
  { name: 'session', dependencies: ['database', 'kept'] },
);
