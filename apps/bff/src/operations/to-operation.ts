import { Operation } from '@isthmus/contracts/operations';
import type { Prisma } from '#generated/client';

/** What every read of an operation joins. */
export const withPeople = {
  actor: { select: { id: true, name: true, email: true } },
  attempts: { orderBy: { number: 'asc' } },
} satisfies Prisma.OperationInclude;
type Row = Prisma.OperationGetPayload<{ include: typeof withPeople }>;

const iso = (date: Date | null) => date?.toISOString() ?? null;

export const toOperation = (row: Row): Operation =>
  Operation.parse({
    ...row,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
    finishedAt: iso(row.finishedAt),
    deadline: iso(row.deadline),
    attempts: row.attempts.map((attempt) => ({
      ...attempt,
      startedAt: iso(attempt.startedAt),
      answeredAt: iso(attempt.answeredAt),
    })),
  });

/** The operation as it is now; throws when there is none of that id. */
export const readOperation = async (tx: Prisma.TransactionClient, id: string): Promise<Operation> =>
  toOperation(await tx.operation.findUniqueOrThrow({ where: { id }, include: withPeople }));
