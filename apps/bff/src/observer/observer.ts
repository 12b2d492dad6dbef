import type { FastifyInstance } from 'fastify';
import { Prisma, type Observation as Row } from '#generated/client';
import { notify } from '#database/events';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { TkeError, toTkeError } from '#sources/tke/tke-error';
import { eventKey, type ObservationKey, type ObservedKind } from './observation-key.ts';
import { readCloudNodes } from './read-cloud-nodes.ts';
import { readClusters } from './read-clusters.ts';
import { readExternalNodeSupport } from './read-external-node-support.ts';
import { readExternalNodePools } from './read-external-node-pools.ts';
import { readExternalNodes } from './read-external-nodes.ts';
import type { Finding, Reading } from './reading.ts';

const readings: Record<ObservedKind, Reading> = {
  clusters: readClusters,
  'external-node-support': readExternalNodeSupport,
  'cloud-nodes': readCloudNodes,
  'external-node-pools': readExternalNodePools,
  'external-nodes': readExternalNodes,
};
const isKind = (kind: string): kind is ObservedKind => kind in readings;

export interface Claimed {
  accountId: string;
  region: string;
  clusterId: string;
  kind: string;
  /** By the database's clock, as demands are. */
  startedAt: Date;
  isDemanded: boolean;
}

const lease = Prisma.sql`now() + interval '8 seconds'`;

/**
 * Takes up to `most` due observations under a lease, so that of several replicas one reads: what is demanded, wanted, or on its way;
 * the rest of the fleet now and then. None of `busy`, each an account's id and a region.
 */
export const claimDue = (app: FastifyInstance, most: number, busy: string[]) =>
  app.db.$queryRaw<Claimed[]>`
    update observation set lease_until = ${lease}, attempted_at = now()
    where (account_id, region, cluster_id, kind) in (
      select account_id, region, cluster_id, kind from observation
      where due_at <= now() and (lease_until is null or lease_until < now())
        and account_id || ' ' || region <> all(${busy})
        and (wanted_until > now() or demanded_at is not null or moving
          or attempted_at is null or attempted_at < now() - make_interval(secs => ${app.config.observe.idleMs / 1000}))
      order by demanded_at is null, due_at limit ${most} for update skip locked)
    returning account_id as "accountId", region, cluster_id as "clusterId", kind, attempted_at as "startedAt",
      demanded_at is not null as "isDemanded"`;

/** A read may take longer than a lease, which is short so that a killed replica's reads are soon taken over. A locked row's turn comes again. */
export const renewLeases = (app: FastifyInstance, claimed: Claimed[]) =>
  app.db.$executeRaw`
    update observation set lease_until = ${lease}
    where (account_id, region, cluster_id, kind) in (
      select account_id, one.region, cluster_id, one.kind from observation as one
      join jsonb_to_recordset(${JSON.stringify(claimed)}::jsonb)
        as held("accountId" uuid, region text, "clusterId" text, kind text, "startedAt" timestamptz)
      on account_id = held."accountId" and one.region = held.region and cluster_id = held."clusterId"
        and one.kind = held.kind and attempted_at = held."startedAt"
      where lease_until is not null for update of one skip locked)`;

/** A row for all that a fleet has, so that it is swept although nobody ever looked at it. */
export const knowFleet = (app: FastifyInstance) =>
  app.db.$executeRaw`
    insert into observation (account_id, region, cluster_id, kind, interval_ms, due_at)
    select account_id, region, cluster_id, kind, ${app.config.observe.sweepMs}::int, now() from (
      select id as account_id, unnest(regions) as region, '' as cluster_id, 'clusters' as kind from cloud_account
      union select account_id, region, cluster_id, unnest(array['external-node-support', 'cloud-nodes']) from cluster
      union select account_id, region, cluster_id, unnest(array['external-node-pools', 'external-nodes']) from observation
        where kind = 'external-node-support' and content->>'status' = 'Enabled') as fleet
    order by 1, 2, 3, 4
    on conflict do nothing`;

/** Reads one claimed observation and stores what was found, or why nothing was. Never throws for TKE's sake. */
export async function observe(app: FastifyInstance, { startedAt, isDemanded, kind, ...place }: Claimed) {
  if (!isKind(kind)) return;
  const key: ObservationKey = { ...place, kind };
  const caller = await credentialOf(app.db, app.config, key.accountId);
  const client = app.tke.observing(isDemanded ? 'demand' : 'watch');
  const found = await readings[kind](client, caller, key, startedAt).catch((thrown: unknown) =>
    thrown instanceof TkeError ? thrown : toTkeError(kind, thrown),
  );
  await (found instanceof TkeError ? keepProblem(app, key, startedAt, found) : keep(app, key, startedAt, found));
}

/** The row of a read, locked. Throws when its lease ran out and another read took its place: the older must not win. */
async function lockRow(tx: Prisma.TransactionClient, key: ObservationKey, startedAt: Date) {
  await tx.$queryRaw`select 1 from observation where account_id = ${key.accountId}::uuid and region = ${key.region}
    and cluster_id = ${key.clusterId} and kind = ${key.kind} for update`;
  return tx.observation.findUniqueOrThrow({
    where: { accountId_region_clusterId_kind: key, attemptedAt: startedAt },
  });
}

/** The nodes of a large cluster are thousands of rows at its first reading. */
const patience = { timeout: 60_000, maxWait: 20_000 };

async function keep(app: FastifyInstance, key: ObservationKey, startedAt: Date, finding: Finding) {
  await app.db.$transaction(async (tx) => {
    const stored = await finding.store?.(tx);
    const row = await lockRow(tx, key, startedAt);
    const moving = finding.moving === true || stored?.expecting === true;
    const { intervalMs, fastMs } = app.config.observe;
    const everyMs = moving ? Math.min(row.intervalMs, isWanted(row) ? fastMs : intervalMs) : row.intervalMs;
    const { version } = await tx.observation.update({
      where: { accountId_region_clusterId_kind: key },
      data: {
        ...settled(row, startedAt, everyMs),
        observedAt: startedAt,
        content: finding.content,
        lastProblem: Prisma.DbNull,
        failures: 0,
        moving,
        ...(stored?.changed !== false && { rowsVersion: row.version + 1 }),
      },
    });
    await notify(tx, eventKey(key), version);
  }, patience);
}

async function keepProblem(app: FastifyInstance, key: ObservationKey, startedAt: Date, error: TkeError) {
  await app.db.$transaction(async (tx) => {
    const row = await lockRow(tx, key, startedAt);
    const { version } = await tx.observation.update({
      where: { accountId_region_clusterId_kind: key },
      data: {
        ...settled(row, startedAt, row.intervalMs + backOff(row)),
        lastProblem: { ...error.problem },
        failures: { increment: 1 },
      },
    });
    await notify(tx, eventKey(key), version);
  });
}

const isWanted = ({ wantedUntil }: Row) => wantedUntil !== null && wantedUntil > new Date();
const longestBackOffMs = 60_000;

/** On top of the interval, so that failing reads are never more than good ones; full jitter keeps those of a fleet apart. */
const backOff = ({ intervalMs, failures }: Row) =>
  Math.random() * Math.min(longestBackOffMs, intervalMs * 2 ** Math.min(failures, 6));

/** A demand newer than this read's start is still to be met. */
function settled(row: Row, startedAt: Date, everyMs: number) {
  const open = row.demandedAt !== null && row.demandedAt > startedAt;
  return {
    leaseUntil: null,
    version: { increment: 1 },
    demandedAt: open ? row.demandedAt : null,
    dueAt: open ? startedAt : new Date(startedAt.getTime() + everyMs),
  };
}
