import type { Prisma } from '#generated/client';

/** The database's clock: replicas share it, and the queue counts by it, so no step is due, late or over by another. */
export async function timeOf(db: Pick<Prisma.TransactionClient, '$queryRaw'>): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (!row) throw new Error('the database told no time');
  return row.now;
}
