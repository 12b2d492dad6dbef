import type { Template } from '@isthmus/contracts/templates';
import type { Visible } from '#access/visible';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { countPools } from './made-pools.ts';
import { newestFirst, toTemplate } from './to-template.ts';

/** Reads the row of a template with its newest version; throws not-found. */
export async function findTemplate(db: Prisma.TransactionClient, id: string) {
  const row = await db.template.findUnique({ where: { id }, include: { versions: { ...newestFirst, take: 1 } } });
  return row ?? Promise.reject(problem('not-found'));
}

/** Reads a template with its newest version and the number of its visible pools; throws not-found. */
export async function readTemplate(db: Prisma.TransactionClient, id: string, visible: Visible): Promise<Template> {
  const row = await findTemplate(db, id);
  return toTemplate(row, (await countPools(db, [id], visible)).get(id));
}
