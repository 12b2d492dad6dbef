import { eventKey } from '@isthmus/contracts/events';
import { sendVersion } from '#database/events';
import { Prisma } from '#generated/client';
import type { Claimed } from './claim.ts';
import type { Transaction } from './kinds/kind.ts';

/** The lease ran out, and another read replaced this one. */
export class TakenOver extends Error {}

/**
 * Writes the outcome of a read to its row and sends the event, in one statement, because most reads find nothing new. Returns the
 * milliseconds until the next read is due. Throws `TakenOver` when a newer read replaced this one.
 */
export async function endRead(db: Transaction, { startedAt, ...key }: Claimed, fields: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ dueInMs: number }[]>`
    with ended as (
      update observation set ${fields}
      where account_id = ${key.accountId}::uuid and region = ${key.region} and cluster_id = ${key.clusterId}
        and kind = ${key.kind} and attempted_at = ${startedAt}
      returning version, due_at)
    select (extract(epoch from due_at - now()) * 1000)::float8 as "dueInMs"
    from ended, lateral ${sendVersion(eventKey(key.kind, key), Prisma.sql`version`)} as sent`;
  if (!row) throw new TakenOver('another read replaced this one, because its lease ran out');
  return row.dueInMs;
}
