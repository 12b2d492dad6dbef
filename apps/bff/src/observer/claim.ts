import type { FastifyInstance } from 'fastify';
import { Prisma } from '#generated/client';
import { kindOf, ofClusters, ofEnabled, ofRegions, slowKinds } from './kinds/index.ts';
import { intervalOf } from './pace.ts';

export interface Claimed {
  accountId: string;
  region: string;
  clusterId: string;
  kind: string;
  /** By the database clock, like demands. */
  startedAt: Date;
  isDemanded: boolean;
  /** As they were at the start. */
  intervalMs: number;
  failures: number;
  observedAt: Date | null;
}

const lease = Prisma.sql`now() + interval '8 seconds'`;
const isFree = Prisma.sql`(lease_until is null or lease_until < now())`;
const isOutside = (busy: string[]) => Prisma.sql`account_id || ' ' || region <> all(${busy})`;
const isAwaited = Prisma.sql`(wanted_until > now() or demanded_at is not null or moving or attempted_at is null)`;

/** The accounts that have a slow read in progress. */
const inSlowRead = Prisma.sql`(select account_id from observation where kind = any(${slowKinds}::text[]) and lease_until >= now())`;
const isSlow = Prisma.sql`kind = any(${slowKinds}::text[])`;

/**
 * Claims up to `limit` due observations under a lease, so only one replica reads each. Claims those that are demanded, wanted or moving,
 * and the rest of the fleet at a slow pace. Claims one slow read per account, because its pages wait for a small budget. Skips the
 * places in `busy` ("account id, space, region"). `dueInMs`: milliseconds until the next observation that somebody awaits is due, by the
 * database clock; null when there is none.
 */
export async function claimDue(app: FastifyInstance, limit: number, busy: string[]) {
  const isDue = Prisma.sql`due_at <= now() and ${isFree} and ${isOutside(busy)}
    and (${isAwaited} or attempted_at < now() - make_interval(secs => ${app.config.observe.idleMs / 1000}))`;
  const rows = await app.db.$queryRaw<({ dueInMs: number | null } & (Claimed | { [name in keyof Claimed]: null }))[]>`
    with due as (
      select account_id, region, cluster_id, kind from observation
      where ${isDue} and (not ${isSlow} or (account_id, region, cluster_id, kind) in (
        select distinct on (account_id) account_id, region, cluster_id, kind from observation
        where ${isSlow} and ${isDue} and account_id not in ${inSlowRead} order by account_id, due_at))
      order by demanded_at is null, due_at limit ${limit} for update skip locked
    ), claimed as (
      update observation set lease_until = ${lease}, attempted_at = now()
      where (account_id, region, cluster_id, kind) in (table due)
      returning account_id as "accountId", region, cluster_id as "clusterId", kind, attempted_at as "startedAt",
        demanded_at is not null as "isDemanded", interval_ms as "intervalMs", failures, observed_at as "observedAt"
    ), next as (
      select (extract(epoch from min(due_at) - now()) * 1000)::float8 as "dueInMs" from observation
      where ${isFree} and ${isAwaited} and ${isOutside(busy)} and not (${isSlow} and account_id in ${inSlowRead})
        and (account_id, region, cluster_id, kind) not in (table due)
    ) select * from next left join claimed on true`;
  const claimed = rows.flatMap(({ dueInMs: _, ...row }) => (row.accountId === null ? [] : [row]));
  return { claimed, dueInMs: rows[0]?.dueInMs ?? null };
}

/**
 * Extends the leases of running reads. Leases are short so another replica takes over quickly after a crash. Locked rows are extended next
 * time.
 */
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

const fleetKinds = [...ofRegions, ...ofClusters, ...ofEnabled];

/** Adds a row for each observation of the fleet, so clusters are read even when nobody opened them. */
export const ensureFleetObservations = (app: FastifyInstance) =>
  app.db.$executeRaw`
    insert into observation (account_id, region, cluster_id, kind, interval_ms, due_at)
    select account_id, region, cluster_id, kind, interval_ms, now() from (
      select id as account_id, region, '' as cluster_id, kind
        from cloud_account, unnest(regions) as region, unnest(${ofRegions}::text[]) as kind
      union select account_id, region, cluster_id, unnest(${ofClusters}::text[]) from cluster
      union select account_id, region, cluster_id, unnest(${ofEnabled}::text[]) from observation
        where kind = 'external-node-support' and content->>'status' = 'Enabled') as fleet
    join unnest(${fleetKinds}::text[], ${fleetKinds.map((kind) => intervalOf(app.config, kindOf(kind)?.pace ?? 'fleet', 'fleet'))}::int[])
      as pace(kind, interval_ms) using (kind)
    order by 1, 2, 3, 4
    on conflict do nothing`;
