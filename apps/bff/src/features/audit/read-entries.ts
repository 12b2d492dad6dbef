import { AuditEntry, type AuditFilter } from '@isthmus/contracts/audit';
import type { PrismaClient } from '#generated/client';
import { findIds, type Readable } from './matching.ts';
import { readRow } from './stored-row.ts';

const personFields = { id: true, name: true, email: true } as const;

/** The row of an operation that ended well has the sides of its request, which stored them. */
function sidesOfEnd(
  { act, outcome, before, after }: Pick<AuditEntry, 'act' | 'outcome' | 'before' | 'after'>,
  operation: { kind: string; input: unknown; basedOn: unknown },
) {
  if (outcome !== 'done' || act !== operation.kind || before || after) return {};
  const { basedOn: _, ...set } = AuditEntry.shape.after.parse(operation.input) ?? {};
  return { before: operation.basedOn, ...(Object.keys(set).length > 0 && { after: set }) };
}

/** Reads the newest entries that match, with the people and the present state of their operations. */
export async function readEntries(
  db: PrismaClient,
  filter: AuditFilter & { cursor?: string | undefined },
  readable: Readable,
  limit: number,
): Promise<AuditEntry[]> {
  const found = await findIds(db, filter, readable, limit);
  const [newest, oldest] = [found[0], found.at(-1)];
  if (!newest || !oldest) return [];
  const stored = await db.audit.findMany({
    // The times select the months: a row is found by both.
    where: { id: { in: found.map(({ id }) => id) }, at: { gte: oldest.at, lte: newest.at } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  const rows = stored.map(readRow);
  const [people, operations] = await Promise.all([
    db.user.findMany({ where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } }, select: personFields }),
    db.operation.findMany({
      where: { id: { in: rows.flatMap(({ operationId }) => operationId ?? []) } },
      select: {
        id: true,
        state: true,
        kind: true,
        input: true,
        basedOn: true,
        attempts: {
          where: { requestId: { not: null } },
          orderBy: { number: 'desc' },
          take: 1,
          select: { requestId: true },
        },
      },
    }),
  ]);
  const personOf = new Map(people.map((person) => [person.id, person]));
  const operationOf = new Map(operations.map((operation) => [operation.id, operation]));
  return rows.map(({ actorId, operationId, requestId, ...row }) => {
    const operation = operationOf.get(operationId ?? '');
    return AuditEntry.parse({
      ...row,
      ...(operation && sidesOfEnd(row, operation)),
      actor: personOf.get(actorId ?? '') ?? null,
      operation: operation ? { id: operation.id, state: operation.state } : null,
      requestId: requestId ?? operation?.attempts[0]?.requestId ?? null,
    });
  });
}
