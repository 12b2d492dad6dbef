import type { Prisma } from '#generated/client';

/** The database clock. All replicas share it and the queue uses it, so every due time and deadline follows it. */
export async function timeOf(db: Pick<Prisma.TransactionClient, '$queryRaw'>): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  if (!row) throw new Error('the database returned no time');
  return row.now;
}
