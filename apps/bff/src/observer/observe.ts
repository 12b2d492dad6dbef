import { eventKey } from '@isthmus/contracts/events';
import type { FastifyInstance } from 'fastify';
import { Prisma } from '#generated/client';
import { notify } from '#database/events';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { TkeError, toTkeError } from '#sources/tke/tke-error';
import type { Claimed } from './claim.ts';
import { kindOf } from './kinds/index.ts';
import type { AskTke, Finding, ObservationKey, ObservationKind } from './kinds/kind.ts';
import { backOff, isWanted, settled } from './pace.ts';

/** Reads one claimed observation and stores what was found, or why nothing was. TKE's errors are stored, not thrown. */
export async function observe(app: FastifyInstance, { startedAt, isDemanded, ...key }: Claimed) {
  const kind = kindOf(key.kind);
  if (!kind) return;
  const caller = await credentialOf(app.db, app.config, key.accountId);
  const client = app.tke.observing(isDemanded ? 'demand' : 'watch');
  const ask: AskTke = (action, request) => client.call(caller, action, request, { region: key.region });
  const found = await kind
    .read(ask, key, startedAt)
    .catch((thrown: unknown) => (thrown instanceof TkeError ? thrown : toTkeError(key.kind, thrown)));
  await (found instanceof TkeError ? keepProblem(app, key, startedAt, found) : keep(app, kind, key, startedAt, found));
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

async function keep(
  app: FastifyInstance,
  kind: ObservationKind,
  key: ObservationKey,
  startedAt: Date,
  finding: Finding<unknown>,
) {
  await app.db.$transaction(async (tx) => {
    const stored = await kind.store?.(tx, key, finding.rows, startedAt);
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
    await notify(tx, eventKey(key.kind, key), version);
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
    await notify(tx, eventKey(key.kind, key), version);
  });
}
