import { olderThan } from '#database/older-than';
import type { PrismaClient } from '#generated/client';
import { onlyOperations, type ActivityFilter } from './activity-filter.ts';

/** Finds changes at TKE that were not made through Isthmus. */
export async function findChanges(db: PrismaClient, filter: ActivityFilter) {
  const { accountId, region, clusterId, type, actorId, object, requestId, before, cursor, limit } = filter;
  if ((type && type !== 'change') || onlyOperations(filter) || actorId || requestId) return [];
  const rows = await db.observedChange.findMany({
    where: {
      accountId,
      ours: false,
      ...(region && { region }),
      ...(clusterId && { clusterId }),
      ...(object && { OR: [{ name: { contains: object } }, { objectId: object }, { clusterId: object }] }),
      AND: [
        ...(before ? [{ at: { lt: new Date(before) } }] : []),
        ...(cursor ? [{ OR: olderThan('change', cursor, BigInt) }] : []),
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map((row) => ({ ...row, type: 'change' as const, id: String(row.id), at: row.at.toISOString() }));
}
