import { positionOf } from '@isthmus/contracts/cursor';
import { idRules } from '@isthmus/contracts/places';
import { olderThan } from '#database/older-than';
import type { Prisma, PrismaClient } from '#generated/client';
import { onlyOperations, type ActivityFilter } from './activity-filter.ts';

/** An id is looked up in an index. A part of a name is compared with each change, newest first. */
function aboutObject(object: string): Prisma.ObservedChangeWhereInput {
  if (idRules.nodePoolId.test(object)) return { object: 'pool', objectId: object };
  if (idRules.clusterId.test(object)) return { clusterId: object };
  return { OR: [{ name: { contains: object } }, { objectId: object }] };
}

/** Finds changes at TKE that were not made through Isthmus. */
export async function findChanges(db: PrismaClient, filter: ActivityFilter) {
  const { accountId, region, clusterId, type, actorId, object, requestId, before, cursor, limit, visible } = filter;
  if ((type && type !== 'change') || onlyOperations(filter) || actorId || requestId) return [];
  const rows = await db.observedChange.findMany({
    where: {
      accountId,
      ours: false,
      ...(region && { region }),
      ...(clusterId && { clusterId }),
      AND: [
        visible.where,
        ...(object ? [aboutObject(object)] : []),
        ...(before ? [{ at: { lt: new Date(before) } }] : []),
        // The bound alone is a range of the index; the alternatives that follow are not.
        ...(cursor
          ? [{ at: { lte: new Date(positionOf(cursor)?.at ?? 0) } }, { OR: olderThan('change', cursor, BigInt) }]
          : []),
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map((row) => ({
    ...row,
    type: 'change' as const,
    id: String(row.id),
    at: row.at.toISOString(),
    notBefore: row.notBefore?.toISOString() ?? null,
  }));
}
