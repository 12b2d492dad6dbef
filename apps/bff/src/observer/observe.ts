import { eventKey } from '@isthmus/contracts/events';
import type { Problem } from '@isthmus/contracts/problem';
import type { FastifyInstance } from 'fastify';
import { databaseProblemCode } from '#database/database-error';
import { notify } from '#database/events';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { TkeError } from '#sources/tke/tke-error';
import type { Claimed } from './claim.ts';
import { kindOf } from './kinds/index.ts';
import type { AskTke, Finding, ObservationKey, ObservationKind } from './kinds/kind.ts';
import { afterFailure, afterReading, type PacedRow } from './pace.ts';

/** Runs one claimed read and stores the result or the problem. TKE errors are stored, not thrown. */
export async function observe(app: FastifyInstance, { startedAt, isDemanded, ...key }: Claimed) {
  const kind = kindOf(key.kind);
  if (!kind) return;
  const found = await read(app, kind, key, isDemanded).catch(problemOf);
  if ('status' in found) return storeProblem(app, key, startedAt, found);
  try {
    await storeFinding(app, kind, key, startedAt, found);
  } catch (error) {
    if (error instanceof TakenOver) throw error;
    app.log.error({ err: error, ...key }, 'an observation could not be stored');
    await storeProblem(app, key, startedAt, notStored(key, error));
  }
}

async function read(app: FastifyInstance, kind: ObservationKind, key: ObservationKey, isDemanded: boolean) {
  const caller = await credentialOf(app.db, app.config, key.accountId);
  const client = app.tke.observing(isDemanded ? 'demand' : 'watch');
  const ask: AskTke = (action, request) => client.call(caller, action, request, { region: key.region });
  const storedIds = async () => (await kind.storedIds?.(app.db, key)) ?? [];
  return kind.read({ ask, key, storedIds });
}

/** Returns the problem of a failed read. Any error that is not a TkeError is a failure of Isthmus. */
function problemOf(thrown: unknown): Problem {
  if (thrown instanceof TkeError) return thrown.problem;
  return problem(databaseProblemCode(thrown) ?? 'internal', { detail: messageOf(thrown) }).problem;
}

/** Returns the problem of a result that could not be stored. The page shows it until the next read. */
function notStored({ kind }: ObservationKey, error: unknown): Problem {
  const trouble = databaseProblemCode(error);
  if (trouble) return problem(trouble).problem;
  return new TkeError(kind, 'unreadable', null, `It could not be stored: ${messageOf(error)}`, null).problem;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).trim().slice(-300);

/** The lease ran out, and another read replaced this one. */
class TakenOver extends Error {}

/** Locks the row of a read. Throws `TakenOver` when a newer read replaced it. */
async function lockRow(tx: Prisma.TransactionClient, key: ObservationKey, startedAt: Date) {
  const [row] = await tx.$queryRaw<PacedRow[]>`
    select version, failures, interval_ms as "intervalMs", wanted_until as "wantedUntil", demanded_at as "demandedAt"
    from observation where account_id = ${key.accountId}::uuid and region = ${key.region} and cluster_id = ${key.clusterId}
      and kind = ${key.kind} and attempted_at = ${startedAt} for update`;
  if (!row) throw new TakenOver('another read replaced this one, because its lease ran out');
  return row;
}

/** The first read of a large cluster stores thousands of nodes. */
const transactionLimits = { timeout: 60_000, maxWait: 20_000 };

async function storeFinding(
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
    const { version } = await tx.observation.update({
      where: { accountId_region_clusterId_kind: key },
      data: {
        ...(finding.problem
          ? afterFailure(row, startedAt, finding.problem)
          : { ...afterReading(app.config, row, startedAt, moving), content: finding.content }),
        ...(stored?.changed !== false && { rowsVersion: row.version + 1 }),
      },
    });
    await notify(tx, eventKey(key.kind, key), version);
  }, transactionLimits);
}

async function storeProblem(app: FastifyInstance, key: ObservationKey, startedAt: Date, found: Problem) {
  await app.db.$transaction(async (tx) => {
    const row = await lockRow(tx, key, startedAt);
    const { version } = await tx.observation.update({
      where: { accountId_region_clusterId_kind: key },
      data: afterFailure(row, startedAt, found),
    });
    await notify(tx, eventKey(key.kind, key), version);
  });
}
