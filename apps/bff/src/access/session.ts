import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { Session, SessionTime } from '@isthmus/contracts/session';
import fp from 'fastify-plugin';
import { byOf, sessionName, writeAudit } from '#access/audit';
import { actorFields, personKey, sessionKey as keyOf, toActor } from '#access/actor';
import { hashOf } from '#access/invitations';
import { readWaiting } from '#access/approval-rows';
import { readOwnChoices } from '#access/own-choices';
import { permits, type Actor } from '#access/permits';
import {
  endSessionUrl,
  notConfirmed,
  toProviderSession,
  type Confirmation,
  type NotConfirmed,
} from '#access/provider-session';
import { endOf, noteUse, toSessionTime } from '#access/session-time';
import { noteSignIn } from '#access/sign-in-limit';
import { tokenActors } from '#access/token-actor';
import { bearerOf } from '#access/token-text';
import { noteWallUse } from '#access/walls';
import { notify } from '#database/events';
import type { Prisma, User as Person } from '#generated/client';
import { problem, ProblemError } from '#http/problems';

declare module 'fastify' {
  interface FastifyInstance {
    sessionCookie: string;
    actorOf: (request: FastifyRequest) => Promise<Actor>;
    /** Starts a session and sets its cookie. `confirmed`: by this provider, instead of a password. `until`: of a wall. */
    startSession: (reply: FastifyReply, person: Person, by?: Confirmation | Wall) => Promise<Session>;
    /** Returns the caller's session; null without one. */
    describeSession: (request: FastifyRequest) => Promise<Session | null>;
    /** Returns where the browser ends the session at its provider; null without one. */
    endSession: (request: FastifyRequest, reply: FastifyReply) => Promise<string | null>;
    /** Ends these sessions when the transaction commits. Returns how many there were. */
    endSessions: (tx: Prisma.TransactionClient, which: Prisma.SessionWhereInput) => Promise<number>;
  }
  interface FastifyRequest {
    actor: Actor | null;
    sessionTime: SessionTime | null;
    /** The key of the event that ends the session, or the token. */
    sessionKey: string | null;
    /** Why the session's identity provider does not confirm the person now. */
    notConfirmed: NotConfirmed | null;
  }
}

/** The session of a wall ends with its link. */
interface Wall {
  until: Date;
}
const isWall = (by: Confirmation | Wall | undefined): by is Wall => by !== undefined && 'until' in by;

/** A person's time of last use is that exact. */
const seenEveryMs = 5 * 60_000;
const maxAgentLength = 300;

/** Server-side sessions: the cookie holds a random token, the table holds its hash. */
export default fp(
  async (app) => {
    const secure = app.config.publicUrl.startsWith('https:');
    const cookieName = secure ? '__Host-isthmus' : 'isthmus_session';
    const options = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;
    app.decorate('sessionCookie', cookieName);
    await app.register(cookie);
    app.decorateRequest('actor', null);
    app.decorateRequest('sessionTime', null);
    app.decorateRequest('sessionKey', null);
    app.decorateRequest('notConfirmed', null);

    const describe = async (actor: Actor, time: SessionTime): Promise<Session> => {
      const { kind, isOwner, grants, rightsVersion, ...user } = actor;
      return {
        user,
        isWall: kind === 'wall',
        isOwner,
        grants: [...grants],
        permits: (['templates', 'own'] as const).filter((one) => permits(actor, null, one)),
        rightsVersion,
        ...time,
        ...(await readOwnChoices(app.db, user.id)),
        ...(await readWaiting(app, actor)),
      };
    };
    /** Reads a person with the present rights. Throws not-signed-in when the person is disabled or gone. */
    const readPerson = (id: string) =>
      app.cached(`person ${id}`, [personKey(id)], async () => {
        const found = await app.db.user.findUnique({ where: { id, disabledAt: null }, select: actorFields });
        if (!found) throw problem('not-signed-in');
        const long = new Date(Date.now() - seenEveryMs);
        const where = { id, OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: long } }] };
        // A database that is full still serves reads.
        await app.db.user
          .updateMany({ where, data: { lastSeenAt: new Date() } })
          .catch((error: unknown) => app.log.warn({ err: error }, 'the time of last use was not stored'));
        return toActor(found);
      });

    const readSession = (tokenHash: string) =>
      app.cached(`session ${tokenHash}`, [keyOf(tokenHash)], async () => {
        const found = await app.db.session.findUnique({
          where: { tokenHash },
          include: { provider: { omit: { tokens: true } } },
        });
        return found ?? Promise.reject(problem('not-signed-in'));
      });
    const actorOfToken = tokenActors(app);
    app.decorate('actorOf', async (request) => {
      const bearer = bearerOf(request.headers);
      if (bearer !== null) return actorOfToken(request, bearer);
      const token = request.cookies[cookieName];
      if (!token) throw problem('not-signed-in');
      const tokenHash = hashOf(token);
      let session = await readSession(tokenHash);
      if (endOf(app, session)) {
        // Another process may have stored a later use since this one cached the row.
        app.forget(keyOf(tokenHash));
        session = await readSession(tokenHash);
      }
      const ended = endOf(app, session);
      if (ended) throw problem('not-signed-in', { ended });
      await noteUse(app, request, session);
      request.sessionTime = toSessionTime(app, session);
      request.sessionKey = keyOf(tokenHash);
      request.notConfirmed = notConfirmed(session.provider);
      const actor = await readPerson(session.userId);
      // A database that is full still serves reads.
      if (actor.kind === 'wall')
        await noteWallUse(app, request, actor).catch((error: unknown) =>
          app.log.warn({ err: error }, 'the use of a wall was not noted'),
        );
      return actor;
    });
    app.decorate('startSession', async (reply, { id, email, name, passwordHash }, by) => {
      const [wall, confirmed] = isWall(by) ? [by, undefined] : [undefined, by];
      const token = randomBytes(32).toString('base64url');
      const { request } = reply;
      const expiresAt = wall?.until ?? new Date(Date.now() + app.config.session.maxMs);
      // Nobody presses keys at a wall: its last use is always to come, so it never ends for being idle.
      const lastUsedAt = wall?.until ?? new Date();
      const agent = request.headers['user-agent']?.slice(0, maxAgentLength) ?? null;
      const replaced = request.cookies[cookieName];
      await app.db.$transaction(async (tx) => {
        // A password change at this moment waits for this row lock, then ends this session with the others.
        const [current] = await tx.$queryRaw<{ hash: string | null }[]>`
          select password_hash as hash from "user" where id = ${id}::uuid and disabled_at is null for share`;
        if (current?.hash !== passwordHash) throw problem('sign-in-refused');
        await tx.session.deleteMany({ where: { expiresAt: { lt: new Date() } } });
        const tokenHash = hashOf(token);
        const provider = confirmed && { create: toProviderSession(app.config.keys, tokenHash, confirmed) };
        // The browser forgets the token of its last session here, so nobody else may keep it.
        if (replaced) await app.endSessions(tx, { tokenHash: hashOf(replaced) });
        // A provider that still knew the person asked for no proof now.
        const proven = confirmed && { provenAt: confirmed.authenticatedAt ?? new Date(0) };
        const data = { tokenHash, userId: id, expiresAt, lastUsedAt, address: request.ip, agent, ...proven };
        await tx.session.create({ data: { ...data, ...(provider && { provider }) } });
        const who = { actorId: id, session: sessionName(tokenHash), address: request.ip };
        await writeAudit(tx, who, {
          act: wall ? 'use-wall-link' : 'sign-in',
          object: { kind: 'person', id, name: wall ? name : email },
          ...(confirmed && { details: { provider: confirmed.provider.id } }),
        });
        // A provider's sign-in says nothing about who may guess passwords from this network.
        if (!by) await noteSignIn(tx, email, request.ip);
      });
      void reply.setCookie(cookieName, token, { ...options, expires: expiresAt });
      return describe(await readPerson(id), toSessionTime(app, { expiresAt, lastUsedAt }));
    });
    app.decorate('describeSession', async (request) => {
      const actor = await app.actorOf(request).catch((error: unknown) => {
        if (error instanceof ProblemError && error.problem.code === 'not-signed-in') return null;
        throw error;
      });
      return actor && actor.kind !== 'service' && request.sessionTime ? describe(actor, request.sessionTime) : null;
    });
    app.decorate('endSessions', async (tx, which) => {
      const ended = await tx.session.findMany({ where: which, select: { tokenHash: true } });
      await tx.session.deleteMany({ where: { tokenHash: { in: ended.map(({ tokenHash }) => tokenHash) } } });
      for (const { tokenHash } of ended) await notify(tx, keyOf(tokenHash), 0);
      return ended.length;
    });
    app.decorate('endSession', async (request, reply) => {
      const tokenHash = hashOf(request.cookies[cookieName] ?? '');
      const provider = await app.db.providerSession.findUnique({ where: { tokenHash } });
      await app.db.$transaction([
        app.db.session.deleteMany({ where: { tokenHash } }),
        writeAudit(app.db, byOf(request), { act: 'sign-out' }),
        notify(app.db, keyOf(tokenHash), 0),
      ]);
      app.forget(keyOf(tokenHash));
      void reply.clearCookie(cookieName, options);
      return provider && endSessionUrl(app, provider);
    });
  },
  { name: 'session', dependencies: ['database', 'cached'] },
);
