import type { PrismaClient } from '#generated/client';
import { onlyOperations, type Asked } from './asked.ts';

/** What changed at TKE without Isthmus. */
export async function findChanges(db: PrismaClient, asked: Asked) {
  const { accountId, region, clusterId, type, actorId, object, requestId, before, most } = asked;
  if ((type && type !== 'change') || onlyOperations(asked) || actorId || requestId) return [];
  const rows = await db.observedChange.findMany({
    where: {
      accountId,
      ours: false,
      ...(region && { region }),
      ...(clusterId && { clusterId }),
      ...(object && { OR: [{ name: { contains: object } }, { objectId: object }, { clusterId: object }] }),
      ...(before && { at: { lt: new Date(before) } }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return rows.map((row) => ({ ...row, type: 'change', id: String(row.id), at: row.at.toISOString() }));
}
