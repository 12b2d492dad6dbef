import type { FastifyInstance } from 'fastify';
import { Prisma, type Observation as Row } from '#generated/client';
import { notify } from '#plugins/events';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { TkeError, toTkeError } from '#tke/tke-error';
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

interface Claimed {
  accountId: string;
  region: string;
  clusterId: string;
  kind: string;
  /** By the database's clock, as demands are. */
  startedAt: Date;
}

/** Takes up to `most` due observations under a lease, so that of several replicas one reads. */
export const claimDue = (app: FastifyInstance, most: number) =>
  app.db.$queryRaw<Claimed[]>`
    update observation set lease_until = now() + interval '30 seconds', attempted_at = now()
    where (account_id, region, cluster_id, kind) in (
      select account_id, region, cluster_id, kind from observation
      where due_at <= now() and (lease_until is null or lease_until < now())
        and (wanted_until > now() or demanded_at is not null)
      order by demanded_at is null, due_at limit ${most} for update skip locked)
    returning account_id as "accountId", region, cluster_id as "clusterId", kind, attempted_at as "startedAt"`;

/** Reads one claimed observation and stores what was found, or why nothing was. Never throws for TKE's sake. */
export async function observe(app: FastifyInstance, { startedAt, kind, ...place }: Claimed) {
  if (!isKind(kind)) return;
  const key: ObservationKey = { ...place, kind };
  const caller = await credentialOf(app.db, app.config, key.accountId);
  const found = await readings[kind](app.tke, caller, key, startedAt).catch((thrown: unknown) =>
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
    const expecting = (await finding.store?.(tx)) === true;
    const row = await lockRow(tx, key, startedAt);
    const everyMs = finding.moving || expecting ? Math.min(row.intervalMs, app.config.observe.fastMs) : row.intervalMs;
    const { version } = await tx.observation.update({
      where: { accountId_region_clusterId_kind: key },
      data: {
        ...settled(row, startedAt, everyMs),
        observedAt: startedAt,
        content: finding.content,
        lastProblem: Prisma.DbNull,
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
      data: { ...settled(row, startedAt, row.intervalMs), lastProblem: { ...error.problem } },
    });
    await notify(tx, eventKey(key), version);
  });
}

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
