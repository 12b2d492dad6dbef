import fp from 'fastify-plugin';
import type { FastifyInstance } from 'fastify';
import { personKey, sessionKey } from '#access/actor';
import { applyGroups } from '#access/apply-groups';
import { isthmus, sessionName, writeAudit } from '#access/audit';
import { openTokens, toProviderSession, type NotConfirmed } from '#access/provider-session';
import { notify } from '#database/events';
import type { Prisma, ProviderSession } from '#generated/client';
import { pauseGroup } from '#operations/group';
import { OidcError } from '#sources/oidc/oidc-error';

/** Longer than the provider's time limit. After a crash another replica asks again. */
const leaseSeconds = 30;
const atOnce = 8;

type Due = Pick<ProviderSession, 'tokenHash' | 'issuer' | 'subject' | 'tokens' | 'accessEndsAt' | 'failure'> & {
  userId: string;
};

/**
 * Leases sessions whose confirmation ends within a minute, so only one replica uses a refresh token: it works once. Sessions of a provider that
 * this replica does not know are left to others until their confirmation has ended, because replicas get new settings one after the other.
 */
const lease = (app: FastifyInstance) => app.db.$queryRaw<Due[]>`
  update provider_session as one set leased_until = now() + make_interval(secs => ${leaseSeconds})
  from session where session.token_hash = one.token_hash and one.token_hash in (
    select due.token_hash from provider_session as due join session using (token_hash)
    where due.access_ends_at < now() + interval '1 minute' and session.expires_at > now()
      and (due.issuer = any(${app.config.identityProviders.map(({ issuer }) => issuer)}) or due.access_ends_at < now())
      and due.failure is distinct from 'provider-refused' and (due.leased_until is null or due.leased_until < now())
    order by due.access_ends_at limit ${atOnce} for update of due skip locked)
  returning one.token_hash as "tokenHash", one.issuer, one.subject, one.tokens, one.access_ends_at as "accessEndsAt", one.failure,
    session.user_id as "userId"`;

async function refresh(app: FastifyInstance, due: Due) {
  const { tokenHash, userId, issuer, subject, failure } = due;
  try {
    const client = app.oidcClient({ issuer });
    const { idToken, refreshToken } = openTokens(app.config.keys, due);
    const answer = await client.refresh(refreshToken ?? '', subject);
    // Not every provider sends all of them again.
    const confirmed = {
      ...answer,
      idToken: answer.idToken ?? idToken,
      refreshToken: answer.refreshToken ?? refreshToken,
    };
    const { tokens, accessEndsAt } = toProviderSession(app.config.keys, tokenHash, confirmed);
    await app.db.$transaction(async (tx) => {
      const data = { tokens, accessEndsAt, failure: null, leasedUntil: null };
      const { count } = await tx.providerSession.updateMany({ where: { tokenHash }, data });
      if (!count) return;
      await applyGroups(tx, userId, { ...confirmed, provider: client.provider }, isthmus, app.config.sealedOwner);
      if (failure) await notify(tx, sessionKey(tokenHash), 0);
    });
    app.forget(personKey(userId));
  } catch (error) {
    const isLost = error instanceof OidcError && error.fault === 'provider-unreachable';
    app.log.warn(
      { issuer, reason: error instanceof Error ? error.message : '' },
      'an identity provider did not confirm a session',
    );
    await fail(app, due, isLost ? 'provider-unreachable' : 'provider-refused');
  }
}

/** A provider that does not answer has time until the end of the confirmation, and is asked again afterwards. */
async function fail(app: FastifyInstance, due: Due, because: NotConfirmed) {
  const { tokenHash, userId, issuer, accessEndsAt, failure } = due;
  const mayWait = because === 'provider-unreachable' && (accessEndsAt === null || accessEndsAt > new Date());
  await app.db.$transaction(async (tx) => {
    const data = { leasedUntil: null, ...(!mayWait && { failure: because }) };
    const { count } = await tx.providerSession.updateMany({ where: { tokenHash }, data });
    if (!count || mayWait || failure === because) return;
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
    await writeAudit(tx, isthmus, {
      act: 'sign-in-not-confirmed',
      object: { kind: 'person', id: userId, name: email },
      details: { issuer, because, session: sessionName(tokenHash) },
    });
    await pauseGroupsOf(tx, userId);
    await notify(tx, sessionKey(tokenHash), 0);
  });
  app.forget(sessionKey(tokenHash));
}

/** Nothing more starts for a person whom no session confirms. What was sent to TKE goes on. */
async function pauseGroupsOf(tx: Prisma.TransactionClient, userId: string) {
  const where = { userId, expiresAt: { gt: new Date() }, OR: [{ provider: null }, { provider: { failure: null } }] };
  if (await tx.session.count({ where })) return;
  const groups = await tx.operationGroup.findMany({
    where: { actorId: userId, state: 'running' },
    select: { id: true },
  });
  for (const { id } of groups) await pauseGroup(tx, id, 'sign-in');
}

/** Asks the providers again before their word ends, also while nobody has a page open, so lost groups and sign-outs count soon. */
export default fp(
  async (app) => {
    if (!app.config.identityProviders.length && !(await app.db.providerSession.count())) return;
    let running: Promise<unknown> = Promise.resolve();
    let isRunning = false;
    const sweep = async () => {
      const due = await lease(app);
      await Promise.all(due.map((one) => refresh(app, one)));
    };
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      running = sweep()
        .catch((error: unknown) => app.log.error({ err: error }, 'sessions were not refreshed'))
        .finally(() => (isRunning = false));
    }, app.config.observe.intervalMs);
    app.addHook('onClose', async () => {
      clearInterval(timer);
      await running;
    });
  },
  { name: 'refresh-sessions', dependencies: ['session', 'oidc-clients', 'cached'] },
);
