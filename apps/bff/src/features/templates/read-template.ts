import type { Template } from '@isthmus/contracts/templates';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { countPools } from './made-pools.ts';
import { newestFirst, toTemplate } from './to-template.ts';

/** A template with its newest version; throws not-found. */
export async function readTemplate(db: Prisma.TransactionClient, id: string): Promise<Template> {
  const row = await db.template.findUnique({ where: { id }, include: { versions: { ...newestFirst, take: 1 } } });
  if (!row) throw problem('not-found');
  return toTemplate(row, (await countPools(db, [id])).get(id) ?? 0);
}
