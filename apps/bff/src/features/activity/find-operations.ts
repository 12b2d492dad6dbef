import type { Prisma, PrismaClient } from '#generated/client';
import { operationsOlderThan } from '#operations/record-order';
import { toOperation, withPeople } from '#operations/to-operation';
import type { ActivityFilter } from './activity-filter.ts';

const aboutObject = (object: string): Prisma.OperationWhereInput => ({
  OR: [
    { target: { path: ['name'], string_contains: object } },
    { target: { path: ['nodePoolId'], equals: object } },
    { clusterId: object },
  ],
});

export async function findOperations(db: PrismaClient, filter: ActivityFilter) {
  const { accountId, region, clusterId, type, kind, state, actorId, object, requestId, before, cursor, limit } = filter;
  if (type && type !== 'operation') return [];
  const rows = await db.operation.findMany({
    where: {
      accountId,
      ...(region && { region }),
      ...(clusterId && { clusterId }),
      ...(kind && { kind }),
      ...(state && { state }),
      ...(actorId && { actorId }),
      AND: [
        ...(object ? [aboutObject(object)] : []),
        ...(before ? [{ createdAt: { lt: new Date(before) } }] : []),
        ...(cursor ? [operationsOlderThan(cursor)] : []),
      ],
      ...(requestId && { attempts: { some: { requestId } } }),
    },
    include: withPeople,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map((row) => ({
    type: 'operation' as const,
    at: row.createdAt.toISOString(),
    id: row.id,
    operation: toOperation(row),
  }));
}
