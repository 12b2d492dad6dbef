import { setTimeout as later } from 'node:timers/promises';
import { eventKey } from '@isthmus/contracts/events';
import { NotSent } from '@isthmus/contracts/problem';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { z } from 'zod';
import { assumeRole, type AssumedKey } from '#ask/assume-role';
import { notify } from '#database/events';
import { timeOf } from '#database/time';
import { Prisma } from '#generated/client';
import { retryFailedReadsOf } from '#observer/interest';
import { Kind, TkeError, toTkeError } from '#sources/tke/tke-error';
import type { Key } from '#sources/tke/tke-client';
import { openTokenKey, sealTokenKey, StoredRole, storedKey } from './cloud-account-credentials.ts';

declare module 'fastify' {
  interface FastifyInstance {
    roleKeys: RoleKeys;
  }
}

/** The part of a key's life after which it is renewed. The rest is for tries that fail. */
const renewedAfter = 0.75;
/** Longer than AssumeRole may take. After a crash another replica tries. */
const leaseMs = 30_000;
const longestPauseMs = 60_000;
/** A key that TKE refuses before this age would be refused again. */
const youngMs = 30_000;

/** A failed AssumeRole, as stored. */
const Failure = z.object({
  kind: Kind,
  code: z.string().nullable(),
  message: z.string(),
  requestId: z.string().nullable(),
  notSent: NotSent.nullable(),
});
export function failureOf(stored: unknown) {
  const { kind, code, message, requestId, notSent } = Failure.parse(stored);
  return new TkeError('AssumeRole', kind, code, message, requestId, notSent);
}

interface Session {
  secretId: string;
  key: Uint8Array;
  leftMs: number;
  lifeMs: number;
  isDue: boolean;
  isLeased: boolean;
  problem: unknown;
}

/** Returns the columns of a session. `at`: when its key was requested, by the database's clock. */
export function sessionColumns(app: FastifyInstance, accountId: string, assumed: AssumedKey, at: Date) {
  const after = (ms: number) => new Date(at.getTime() + ms);
  return {
    secretId: assumed.secretId,
    key: sealTokenKey(app.config.keys, accountId, 'session', assumed),
    startsAt: at,
    endsAt: after(assumed.lifeMs),
    dueAt: after(assumed.lifeMs * renewedAfter),
  };
}

/**
 * The keys of roles. All replicas share one row per account. A key is renewed in the background while it still works; only a call that
 * finds none waits.
 */
class RoleKeys {
  private readonly app: FastifyInstance;
  private readonly renewing = new Map<string, Promise<void>>();

  constructor(app: FastifyInstance) {
    this.app = app;
  }

  /** Returns a key that outlives a call. Throws TkeError when there is none, or none before `signal`. */
  async keyOf(accountId: string, signal?: AbortSignal): Promise<Key> {
    const session = await this.read(accountId);
    if (!isFit(session)) return this.wait(accountId, signal);
    if (session.isDue)
      this.renew(accountId).catch((error: unknown) =>
        this.app.log.error({ err: error, accountId }, 'a role was not assumed'),
      );
    return this.toKey(accountId, session);
  }

  /** Assumes the role now, and returns its new key. Throws TkeError when that fails, also while the old key works. */
  async renewNow(accountId: string): Promise<Key> {
    await this.app.db.roleSession.updateMany({ where: { accountId }, data: { dueAt: new Date(0) } });
    await this.renew(accountId);
    const session = await this.read(accountId);
    if (session.problem !== null) throw failureOf(session.problem);
    return this.wait(accountId);
  }

  /** Lets the renewals of this process end. The lease of one that it leaves behind would keep all replicas without a key. */
  async close() {
    await Promise.allSettled(this.renewing.values());
  }

  /** Waits until this process or another one has renewed the key. */
  private async wait(accountId: string, signal?: AbortSignal): Promise<Key> {
    for (const began = Date.now(); ; await later(100)) {
      await this.renew(accountId);
      const session = await this.read(accountId);
      if (isFit(session)) return this.toKey(accountId, session);
      if (session.isLeased && Date.now() - began < leaseMs && !signal?.aborted) continue;
      if (session.leftMs > 0) return this.toKey(accountId, session);
      if (session.problem !== null) throw failureOf(session.problem);
      throw new TkeError(
        'AssumeRole',
        'ended',
        null,
        'The key of the role ended before it was renewed; nothing was sent.',
        null,
      );
    }
  }

  private toKey(accountId: string, { secretId, key }: Session): Key {
    const opened = openTokenKey(this.app.config.keys, accountId, 'session', key);
    return { secretId, ...opened, renew: () => this.afterRefusal(accountId, secretId) };
  }

  /** TKE refused this token: somebody ended the role's sessions, or the clocks differ. A key that is young gets no successor. */
  private async afterRefusal(accountId: string, secretId: string) {
    const now = await timeOf(this.app.db);
    const where = { accountId, secretId, startsAt: { lt: new Date(now.getTime() - youngMs) } };
    const { count } = await this.app.db.roleSession.updateMany({ where, data: { endsAt: now, dueAt: now } });
    if (!count && (await this.read(accountId)).secretId === secretId) return null;
    return this.keyOf(accountId);
  }

  /** Many callers at a time renew once. */
  private renew(accountId: string) {
    const running =
      this.renewing.get(accountId) ?? this.renewOnce(accountId).finally(() => this.renewing.delete(accountId));
    this.renewing.set(accountId, running);
    return running;
  }

  /** Does nothing while another replica holds the lease, or while a failed try waits. */
  private async renewOnce(accountId: string) {
    const { app } = this;
    const [leased] = await app.db.$queryRaw<{ until: Date; failures: number }[]>`
      update role_session set leased_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1000})
      where account_id = ${accountId}::uuid and due_at <= clock_timestamp()
        and (leased_until is null or leased_until < clock_timestamp())
      returning leased_until as until, failures`;
    if (!leased) return;
    // A key that was replaced meanwhile has another row.
    const mine = { accountId, leasedUntil: leased.until };
    const { failures } = leased;
    try {
      const row = await app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } });
      const assumed = await assumeRole(app.tke, row.site, storedKey(app.config, row), StoredRole.parse(row.role));
      const at = new Date(leased.until.getTime() - leaseMs);
      const data = {
        ...sessionColumns(app, accountId, assumed, at),
        leasedUntil: null,
        failures: 0,
        problem: Prisma.DbNull,
      };
      await this.store(mine, data, failures > 0);
    } catch (thrown) {
      const { kind, code, message, requestId, notSent } = toTkeError('AssumeRole', thrown);
      app.log.warn({ accountId, code: code ?? kind, reason: message }, 'a role could not be assumed');
      const pauseMs = Math.min(longestPauseMs, 1000 * 2 ** failures) * (0.5 + Math.random() / 2);
      const dueAt = new Date((await timeOf(app.db)).getTime() + pauseMs);
      const problem = { kind, code, message, requestId, notSent: notSent && { ...notSent } };
      await this.store(mine, { leasedUntil: null, dueAt, failures: failures + 1, problem }, false);
    }
  }

  private store(
    where: Prisma.RoleSessionWhereInput & { accountId: string },
    data: Prisma.RoleSessionUpdateManyMutationInput,
    isRecovered: boolean,
  ) {
    const { accountId } = where;
    return this.app.db.$transaction(async (tx) => {
      if (!(await tx.roleSession.updateMany({ where, data })).count) return;
      if (isRecovered) await retryFailedReadsOf(tx, accountId);
      const changed = { data: { version: { increment: 1 } }, select: { version: true }, where: { id: accountId } };
      await notify(tx, eventKey('cloud-account', { accountId }), (await tx.cloudAccount.update(changed)).version);
    });
  }

  private async read(accountId: string): Promise<Session> {
    const [session] = await this.app.db.$queryRaw<Session[]>`
      select secret_id as "secretId", key, problem, due_at <= now() as "isDue", coalesce(leased_until > now(), false) as "isLeased",
        (extract(epoch from ends_at - now()) * 1000)::float8 as "leftMs",
        (extract(epoch from ends_at - starts_at) * 1000)::float8 as "lifeMs"
      from role_session where account_id = ${accountId}::uuid`;
    if (!session) throw new Error('the account has no role');
    return session;
  }
}

/** Whether a key lives long enough for a call. The margin is short for keys that live for seconds. */
const isFit = ({ leftMs, lifeMs }: Session) => leftMs > Math.min(60_000, lifeMs / 10);

export default fp(
  async (app) => {
    const roleKeys = new RoleKeys(app);
    app.decorate('roleKeys', roleKeys);
    app.addHook('onClose', () => roleKeys.close());
  },
  { name: 'role-keys', dependencies: ['database', 'tke'] },
);
