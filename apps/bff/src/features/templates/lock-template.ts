import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';

/** Locks the template until the transaction ends; throws not-found. */
export async function lockTemplate(tx: Prisma.TransactionClient, id: string): Promise<{ name: string }> {
  const [row] = await tx.$queryRaw<{ name: string }[]>`select name from template where id = ${id}::uuid for update`;
  if (!row) throw problem('not-found');
  return row;
}
