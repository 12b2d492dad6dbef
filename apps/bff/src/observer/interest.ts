import { eventKey, splitEventKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import type { Prisma, PrismaClient } from '#generated/client';
import { kindOf, ofClusters, ofEnabled, ofRegions, poolsAndNodes, slowKinds } from './kinds/index.ts';
import type { ObservationKey } from './kinds/kind.ts';
import { intervalOf } from './pace.ts';

const firstReadingMs = 10_000;

interface Want extends ObservationKey {
  intervalMs: number;
}

/** Ensures a row for each, read at least every `intervalMs` for the next two intervals. Keeps a faster pace. */
async function want(app: FastifyInstance, wants: Want[]) {
  const changed = await app.db.$executeRaw`
  insert into observation as one (account_id, region, cluster_id, kind, interval_ms, due_at, wanted_until)
  select distinct on (1, 2, 3, 4) "accountId", region, "clusterId", kind, "intervalMs", now(),
    now() + make_interval(secs => "intervalMs" * 2 / 1000.0 + 5)
  from jsonb_to_recordset(${JSON.stringify(wants)}::jsonb)
    as wanted("accountId" uuid, region text, "clusterId" text, kind text, "intervalMs" int)
  order by 1, 2, 3, 4, 5
  on conflict (account_id, region, cluster_id, kind) do update set
    interval_ms = excluded.interval_ms, wanted_until = excluded.wanted_until,
    due_at = least(one.due_at, coalesce(one.attempted_at, now()) + make_interval(secs => excluded.interval_ms / 1000.0))
  where one.wanted_until is null or one.wanted_until <= now() or excluded.interval_ms < one.interval_ms
    or (excluded.interval_ms = one.interval_ms
      and one.wanted_until < excluded.wanted_until - make_interval(secs => excluded.interval_ms / 1000.0))`;
  if (changed) app.observer.wake();
}

/** Demands a read that starts after this moment. Returns the moment. */
export async function demand(app: FastifyInstance, key: ObservationKey): Promise<Date> {
  const [row] = await app.db.$queryRaw<{ at: Date }[]>`
    insert into observation (account_id, region, cluster_id, kind, interval_ms, due_at, demanded_at)
    values (${key.accountId}::uuid, ${key.region}, ${key.clusterId}, ${key.kind}, ${app.config.observe.intervalMs}, now(), now())
    on conflict (account_id, region, cluster_id, kind) do update set demanded_at = now(), due_at = least(observation.due_at, now())
    returning demanded_at as at`;
  if (!row) throw new Error('the observation was not demanded');
  app.observer.wake();
  return row.at;
}

/** Makes failed observations of this account due now, because its key works again. */
export const retryFailedReadsOf = (db: Prisma.TransactionClient, accountId: string) => db.$executeRaw`
  update observation set due_at = now() where (account_id, region, cluster_id, kind) in (
    select account_id, region, cluster_id, kind from observation
    where account_id = ${accountId}::uuid and last_problem is not null order by 1, 2, 3, 4 for update)`;

/** Makes failed observations of this account's region due now, because the region answers again. `uin`: the account at Tencent Cloud. */
export const retryFailedReads = (db: PrismaClient, uin: string, region: string) => db.$executeRaw`
  update observation set due_at = now() where (account_id, region, cluster_id, kind) in (
    select account_id, region, cluster_id, kind from observation join cloud_account on cloud_account.id = account_id
    where uin = ${uin} and region = ${region} and last_problem is not null
    order by 1, 2, 3, 4 for update of observation)`;

/** The keys of these kinds at one place. */
const keysOf = (kinds: string[], { accountId, region, clusterId }: ClusterKey): ObservationKey[] =>
  kinds.map((kind) => ({ accountId, region, clusterId, kind }));
const inRegion = (at: ClusterKey) => ({ ...at, clusterId: '' });

/** The observations that the pages of one cluster need. */
export const clusterKeys = (at: ClusterKey) => [...keysOf(ofRegions, inRegion(at)), ...keysOf(ofClusters, at)];
const nodeKeys = (at: ClusterKey) => keysOf(ofEnabled, at);
/** The same without the kinds that add facts to nodes. */
export const poolAndNodeKeys = (at: ClusterKey) => keysOf(poolsAndNodes, at);
/** What a person can have read at once: a slow kind is not. */
export const demandableKeys = (at: ClusterKey) => nodeKeys(at).filter(({ kind }) => !slowKinds.includes(kind));

/** Adds the pace that an open page needs. */
function atPagePace(app: FastifyInstance, keys: ObservationKey[]): Want[] {
  return keys.map((key) => ({ ...key, intervalMs: paceOf(app, key, 'page') }));
}

const paceOf = (app: FastifyInstance, { kind }: ObservationKey, open: 'page' | 'fleet') =>
  intervalOf(app.config, kindOf(kind)?.pace ?? 'fleet', open);

/** Wants the account's regions often. Wants each known cluster at the slow pace of the fleet, with pools and nodes where enabled. */
export const wantClusters = (app: FastifyInstance, accountId: string) => wantAccount(app, accountId, 'page');

/** Wants all observations of these accounts at the slow pace of the fleet. */
export const wantFleet = (app: FastifyInstance, accountIds: readonly string[]) =>
  Promise.all(accountIds.map((accountId) => wantAccount(app, accountId, 'fleet')));

/** `open`: the pace of the account's regions. */
function wantAccount(app: FastifyInstance, accountId: string, open: 'page' | 'fleet') {
  const { intervalMs } = app.config.observe;
  const work = async () => {
    const [account, clusters, enabled] = await Promise.all([
      app.db.cloudAccount.findUnique({ where: { id: accountId } }),
      app.db.cluster.findMany({ where: { accountId }, select: { accountId: true, region: true, clusterId: true } }),
      enabledClusters(app, accountId),
    ]);
    const regions = (account?.regions ?? []).map((region) => ({ accountId, region, clusterId: '' }));
    const ofAccount = regions.flatMap((at) => keysOf(ofRegions, at));
    const inFleet = [...clusters.flatMap((at) => keysOf(ofClusters, at)), ...enabled.flatMap(nodeKeys)];
    const atFleetPace = (keys: ObservationKey[]) =>
      keys.map((key) => ({ ...key, intervalMs: paceOf(app, key, 'fleet') }));
    await want(app, [
      ...(open === 'page' ? atPagePace(app, ofAccount) : atFleetPace(ofAccount)),
      ...atFleetPace(inFleet),
    ]);
  };
  // A new observation of these kinds may add a cluster, or report that one is enabled.
  const watched = ['cloud-account', ...ofRegions, 'external-node-support'].map((kind) => eventKey(kind, { accountId }));
  return app.cached(`want account ${accountId} ${open}`, watched, work, intervalMs);
}

const enabledClusters = (app: FastifyInstance, accountId: string) =>
  app.db.observation.findMany({
    where: { accountId, kind: 'external-node-support', content: { path: ['status'], equals: 'Enabled' } },
    select: { accountId: true, region: true, clusterId: true },
  });

/** Wants pools and nodes of a cluster, enabled or not: TKE decides. */
export const wantNodes = (app: FastifyInstance, at: ClusterKey) => {
  const work = () => want(app, atPagePace(app, nodeKeys(at)));
  return app.cached(`want nodes ${placeText(at)}`, [], work, app.config.observe.intervalMs);
};

export async function wantCluster(app: FastifyInstance, at: ClusterKey) {
  if (!(await isListed(app, at))) return wantClusters(app, at.accountId);
  const work = () => want(app, atPagePace(app, clusterKeys(at)));
  return app.cached(`want cluster ${placeText(at)}`, [], work, app.config.observe.intervalMs);
}

/** TKE is never called about a cluster that it does not list. */
const isListed = (app: FastifyInstance, { accountId, region, clusterId }: ClusterKey) =>
  app.cached(
    `listed ${placeText({ accountId, region, clusterId })}`,
    [eventKey('clusters', { accountId, region })],
    async () => (await app.db.cluster.count({ where: { accountId, region, clusterId } })) > 0,
  );

const placeText = ({ accountId, region, clusterId }: ClusterKey) => `${accountId} ${region} ${clusterId}`;

const allAccounts = (app: FastifyInstance) =>
  app.cached('ids of accounts', ['cloud-account'], async () =>
    (await app.db.cloudAccount.findMany({ select: { id: true } })).map(({ id }) => id),
  );

/** Renews the interest in the keys that an open stream watches. */
export async function wantWatched(app: FastifyInstance, watched: Iterable<string>) {
  for (const watch of watched) {
    const { kind, accountId, region, clusterId } = splitEventKey(watch);
    if (accountId && region && clusterId) await wantInCluster(app, kind, { accountId, region, clusterId });
    else if (accountId && kindOf(kind)) await wantClusters(app, accountId);
    else if (kindOf(kind)) await wantFleet(app, await allAccounts(app));
  }
}

async function wantInCluster(app: FastifyInstance, kind: string, at: ClusterKey) {
  if (ofClusters.includes(kind)) return wantCluster(app, at);
  // An expected host appears as a node, so joins need the nodes.
  if ((ofEnabled.includes(kind) || kind === 'joins') && (await isListed(app, at))) await wantNodes(app, at);
}

/** Returns the row after its first read, waiting if needed. Returns null when nobody wants it or the read is not finished in time. */
export async function firstReading(app: FastifyInstance, key: ObservationKey) {
  const isWanted = (await app.db.observation.count({ where: key })) > 0;
  return isWanted ? waitForRead(app, key, new Date(0), firstReadingMs) : null;
}

/** Waits for a read that started at or after `moment`. Returns null when none finished in time. */
export async function waitForRead(app: FastifyInstance, key: ObservationKey, moment: Date, timeoutMs: number) {
  const find = async () => {
    const row = await app.db.observation.findUnique({ where: { accountId_region_clusterId_kind: key } });
    const isFinished = row && row.attemptedAt && row.attemptedAt >= moment && row.leaseUntil === null;
    return isFinished ? row : null;
  };
  let unsubscribe = () => {};
  try {
    return await new Promise<Awaited<ReturnType<typeof find>>>((resolve, reject) => {
      const check = () => void find().then((row) => row && resolve(row), reject);
      unsubscribe = app.events.subscribe((event) => event.key === eventKey(key.kind, key) && check(), check);
      setTimeout(() => resolve(null), timeoutMs).unref();
      check();
    });
  } finally {
    unsubscribe();
  }
}
