import type { Problem } from '@isthmus/contracts/problem';
import type { FastifyInstance } from 'fastify';
import { databaseProblemCode } from '#database/database-error';
import { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { gapFrom } from '#rules/reading-gap';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { TkeError } from '#sources/tke/tke-error';
import type { Claimed } from './claim.ts';
import { endRead, TakenOver } from './end-read.ts';
import { kindOf } from './kinds/index.ts';
import type { AskTke, AskTke2022, Finding, ObservationKey, ObservationKind, Transaction } from './kinds/kind.ts';
import { afterFailure, afterReading, extraAfterRefusalMs } from './pace.ts';

/**
 * Runs one claimed read and stores the result or the problem. TKE errors are stored, not thrown. Returns the milliseconds until the next
 * read is due; null for a kind that this release does not know.
 */
export async function observe(app: FastifyInstance, claimed: Claimed): Promise<number | null> {
  const kind = kindOf(claimed.kind);
  if (!kind) return null;
  const found = await read(app, kind, claimed).catch(problemOf);
  if ('status' in found) {
    const extraMs = kind.maySiteRefuse ? extraAfterRefusalMs(app.config, found) : 0;
    return endRead(app.db, claimed, afterFailure(claimed, found, extraMs));
  }
  try {
    return await storeFinding(app, kind, claimed, found);
  } catch (error) {
    if (error instanceof TakenOver) throw error;
    const { accountId, region, clusterId } = claimed;
    app.log.error(
      { err: error, accountId, region, clusterId, kind: claimed.kind },
      'an observation could not be stored',
    );
    return endRead(app.db, claimed, afterFailure(claimed, notStored(claimed, error)));
  }
}

async function read(app: FastifyInstance, kind: ObservationKind, { isDemanded, ...key }: Claimed) {
  // Read for each call, because a long list has many and its key may be replaced meanwhile.
  const caller = () => credentialOf(app, key.accountId);
  const client = app.tke.observing(kind.pace === 'slow' ? 'slow' : isDemanded ? 'demand' : 'watch');
  const { region } = key;
  const ask: AskTke = async (action, request) => client.call(await caller(), action, request, { region });
  const ask2022: AskTke2022 = async (action, request) => client.call2022(await caller(), action, request, { region });
  const storedIds = async () => (await kind.storedIds?.(app.db, key)) ?? [];
  return kind.read({ ask, ask2022, key, storedIds });
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

/** The first read of a large cluster stores thousands of nodes. */
const transactionLimits = { timeout: 60_000, maxWait: 20_000 };

/** Stores a finding. Needs no transaction when no row changed. */
async function storeFinding(app: FastifyInstance, kind: ObservationKind, claimed: Claimed, finding: Finding<unknown>) {
  const { startedAt } = claimed;
  const gap = gapFrom(claimed, startedAt, app.config.observe.idleMs);
  const changed = (await kind.compare?.(app.db, claimed, finding.rows, startedAt, gap)) ?? null;
  const end = (db: Transaction, isExpecting: boolean) => {
    const moving = finding.moving === true || isExpecting;
    const fields = finding.problem ? afterFailure(claimed, finding.problem) : afterReading(app.config, finding, moving);
    return endRead(db, claimed, changed?.rows ? Prisma.sql`${fields}, rows_version = version + 1` : fields);
  };
  if (!changed) return end(app.db, false);
  return app.db.$transaction(async (tx) => end(tx, await changed.write(tx)), transactionLimits);
}
