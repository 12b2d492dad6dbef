import type { FastifyInstance } from 'fastify';
import { eventKey, type ObservationKey } from './observation-key.ts';

const firstReadingMs = 10_000;

interface At {
  accountId: string;
  region: string;
  clusterId: string;
}

/** Makes sure that a row exists and is read at least every `intervalMs` for the next two intervals. */
async function want(app: FastifyInstance, key: ObservationKey, intervalMs: number) {
  await app.db.$executeRaw`
    insert into observation (account_id, region, cluster_id, kind, interval_ms, due_at, wanted_until)
    values (${key.accountId}::uuid, ${key.region}, ${key.clusterId}, ${key.kind}, ${intervalMs}, now(),
      now() + make_interval(secs => ${(intervalMs * 2) / 1000 + 5}))
    on conflict (account_id, region, cluster_id, kind) do update set
      interval_ms = case when observation.wanted_until > now() then least(observation.interval_ms, excluded.interval_ms) else excluded.interval_ms end,
      wanted_until = excluded.wanted_until
    where observation.wanted_until is null or observation.wanted_until < excluded.wanted_until - make_interval(secs => ${intervalMs / 1000})
      or observation.interval_ms > excluded.interval_ms`;
}

/** Asks for a read that begins after this moment; returns the moment. */
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

/** The list wants its regions often and each known cluster's support at the pace of the fleet. */
export async function wantClusters(app: FastifyInstance, accountId: string) {
  const { intervalMs, sweepMs } = app.config.observe;
  const account = await app.db.cloudAccount.findUnique({ where: { id: accountId } });
  for (const region of account?.regions ?? [])
    await want(app, { accountId, region, clusterId: '', kind: 'clusters' }, intervalMs);
  const clusters = await app.db.cluster.findMany({ where: { accountId }, select: { region: true, clusterId: true } });
  for (const { region, clusterId } of clusters) {
    await want(app, { accountId, region, clusterId, kind: 'external-node-support' }, sweepMs);
    await want(app, { accountId, region, clusterId, kind: 'cloud-nodes' }, sweepMs);
  }
  for (const at of await enabledClusters(app, accountId)) await wantNodes(app, at, sweepMs);
}

/** Pools and nodes can be listed only where external nodes are enabled. */
const enabledClusters = (app: FastifyInstance, accountId: string) =>
  app.db.observation.findMany({
    where: { accountId, kind: 'external-node-support', content: { path: ['status'], equals: 'Enabled' } },
    select: { accountId: true, region: true, clusterId: true },
  });

export const nodeKeys = (at: At): ObservationKey[] => [
  { ...at, kind: 'external-node-pools' },
  { ...at, kind: 'external-nodes' },
];

/** Pools and nodes of a cluster, its external nodes enabled or not: TKE says which. */
export async function wantNodes(app: FastifyInstance, { accountId, region, clusterId }: At, intervalMs: number) {
  for (const key of nodeKeys({ accountId, region, clusterId })) await want(app, key, intervalMs);
}

export const clusterKeys = (at: At): ObservationKey[] => [
  { ...at, clusterId: '', kind: 'clusters' },
  { ...at, kind: 'external-node-support' },
  { ...at, kind: 'cloud-nodes' },
];

export async function wantCluster(app: FastifyInstance, at: At) {
  const { intervalMs, sweepMs } = app.config.observe;
  const known = await app.db.cluster.findUnique({ where: { accountId_region_clusterId: at } });
  if (!known) return wantClusters(app, at.accountId);
  for (const key of clusterKeys(at)) await want(app, key, key.kind === 'cloud-nodes' ? sweepMs : intervalMs);
}

/** What an open stream watches stays of interest. */
export async function wantWatched(app: FastifyInstance, watched: string[]) {
  for (const watch of watched) {
    const [kind, accountId, region, clusterId] = watch.split(':');
    if (!accountId) continue;
    const at = region && clusterId ? { accountId, region, clusterId } : null;
    if (at && (kind === 'external-node-pools' || kind === 'external-nodes' || kind === 'joins'))
      await wantNodes(app, at, app.config.observe.intervalMs);
    else if (at && kind === 'external-node-support') await wantCluster(app, at);
    else if (!at && (kind === 'clusters' || kind === 'external-node-support')) await wantClusters(app, accountId);
  }
}

/** Waits for the first reading of what is wanted; at once when it was read, or is not wanted. Answers what was read or why not. */
export async function firstReading(app: FastifyInstance, key: ObservationKey) {
  const wanted = await app.db.observation.count({ where: key });
  return wanted ? newerThan(app, key, new Date(0), firstReadingMs) : null;
}

/** Waits for a read that began at or after `moment`; null when none came in time. */
export async function newerThan(app: FastifyInstance, key: ObservationKey, moment: Date, timeoutMs: number) {
  const find = async () => {
    const row = await app.db.observation.findUnique({ where: { accountId_region_clusterId_kind: key } });
    const answered = row && row.attemptedAt && row.attemptedAt >= moment && row.leaseUntil === null;
    return answered ? row : null;
  };
  let unsubscribe = () => {};
  try {
    return await new Promise<Awaited<ReturnType<typeof find>>>((resolve, reject) => {
      const check = () => void find().then((row) => row && resolve(row), reject);
      unsubscribe = app.events.subscribe((event) => event.key === eventKey(key) && check(), check);
      setTimeout(() => resolve(null), timeoutMs).unref();
      check();
    });
  } finally {
    unsubscribe();
  }
}
