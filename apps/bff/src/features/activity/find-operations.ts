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

/** Null: no operation can match. */
function whereOperation(filter: ActivityFilter): Prisma.OperationWhereInput | null {
  const { accountId, region, clusterId, type, kind, state, actorId, object, requestId, before, visible } = filter;
  if (type && type !== 'operation') return null;
  return {
    accountId,
    ...visible.where,
    ...(region && { region }),
    ...(clusterId && { clusterId }),
    ...(kind && { kind }),
    ...(state && { state }),
    ...(actorId && { actorId }),
    ...(object && { AND: aboutObject(object) }),
    ...(before && { createdAt: { lt: new Date(before) } }),
    ...(requestId && { attempts: { some: { requestId } } }),
  };
}

export async function findOperations(db: PrismaClient, filter: ActivityFilter) {
  const { cursor, limit } = filter;
  const where = whereOperation(filter);
  if (!where) return [];
  const rows = await db.operation.findMany({
    where: { AND: [where, ...(cursor ? [operationsOlderThan(cursor)] : [])] },
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

/** In the order of the answer: what waits for a person sorts first. Members of a group that are `held` wait for their group. */
const openStates = ['needs-attention', 'queued', 'running', 'waiting'];
const mostOpen = 50;

/** Finds the operations that are not over. Only the first page has them. */
export async function findOpen(db: PrismaClient, filter: ActivityFilter) {
  const matching = filter.cursor ? null : whereOperation(filter);
  if (!matching) return { open: [], openTotal: 0 };
  const where = { AND: [matching, { state: { in: openStates } }] };
  const [rows, openTotal] = await Promise.all([
    db.operation.findMany({
      where,
      include: withPeople,
      orderBy: [{ state: 'asc' }, { createdAt: 'desc' }, { id: 'desc' }],
      take: mostOpen,
    }),
    db.operation.count({ where }),
  ]);
  const isUndecided = ({ state }: { state: string }) => state === 'needs-attention';
  const newestFirst = rows.toSorted(
    (a, b) => Number(isUndecided(b)) - Number(isUndecided(a)) || b.createdAt.getTime() - a.createdAt.getTime(),
  );
  return { open: newestFirst.map(toOperation), openTotal };
}
