import { eventKey } from '@isthmus/contracts/events';
import type { Problem } from '@isthmus/contracts/problem';
import type { FastifyInstance } from 'fastify';
import { databaseTrouble } from '#database/database-error';
import { notify } from '#database/events';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { TkeError } from '#sources/tke/tke-error';
import type { Claimed } from './claim.ts';
import { kindOf } from './kinds/index.ts';
import type { AskTke, Finding, ObservationKey, ObservationKind } from './kinds/kind.ts';
import { afterFailure, afterReading } from './pace.ts';

/** Reads one claimed observation and stores what was found, or why nothing was. TKE's errors are stored, not thrown. */
export async function observe(app: FastifyInstance, { startedAt, isDemanded, ...key }: Claimed) {
  const kind = kindOf(key.kind);
  if (!kind) return;
  const found = await read(app, kind, key, isDemanded).catch(problemOf);
  if ('status' in found) return keepProblem(app, key, startedAt, found);
  try {
    await keep(app, kind, key, startedAt, found);
  } catch (error) {
    if (isTakenOver(error)) throw error;
    app.log.error({ err: error, ...key }, 'an observation could not be stored');
    await keepProblem(app, key, startedAt, notStored(key, error));
  }
}

async function read(app: FastifyInstance, kind: ObservationKind, key: ObservationKey, isDemanded: boolean) {
  const caller = await credentialOf(app.db, app.config, key.accountId);
  const client = app.tke.observing(isDemanded ? 'demand' : 'watch');
  const ask: AskTke = (action, request) => client.call(caller, action, request, { region: key.region });
  const storedIds = async () => (await kind.storedIds?.(app.db, key)) ?? [];
  return kind.read({ ask, key, storedIds });
}

/** Why nothing was read. What TKE did not say is trouble of Isthmus's own. */
function problemOf(thrown: unknown): Problem {
  if (thrown instanceof TkeError) return thrown.problem;
  return problem(databaseTrouble(thrown) ?? 'internal', { detail: messageOf(thrown) }).problem;
}

/** The database refused what was read, or was away for a moment: both wait for the next reading, and the page says why. */
function notStored({ kind }: ObservationKey, error: unknown): Problem {
  const trouble = databaseTrouble(error);
  if (trouble) return problem(trouble).problem;
  return new TkeError(kind, 'unreadable', null, `It could not be stored: ${messageOf(error)}`, null).problem;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).trim().slice(-300);

/** Prisma's word for a row that is not there: the lease ran out and another read took this one's place. */
const isTakenOver = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'P2025';

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
  }, patience);
}

async function keepProblem(app: FastifyInstance, key: ObservationKey, startedAt: Date, found: Problem) {
  await app.db.$transaction(async (tx) => {
    const row = await lockRow(tx, key, startedAt);
    const { version } = await tx.observation.update({
      where: { accountId_region_clusterId_kind: key },
      data: afterFailure(row, startedAt, found),
    });
    await notify(tx, eventKey(key.kind, key), version);
  });
}
