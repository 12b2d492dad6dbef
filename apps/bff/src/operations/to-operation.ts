import { Operation } from '@isthmus/contracts/operations';
import type { Prisma } from '#generated/client';

/** The related rows that every read of an operation includes. */
export const withPeople = {
  actor: { select: { id: true, name: true, email: true } },
  approval: { select: { id: true, brokeGlass: true, decidedBy: { select: { name: true } } } },
  attempts: { orderBy: { number: 'asc' } },
} satisfies Prisma.OperationInclude;
type Row = Prisma.OperationGetPayload<{ include: typeof withPeople }>;

const iso = (date: Date | null) => date?.toISOString() ?? null;

export const toOperation = ({ approval, ...row }: Row): Operation =>
  Operation.parse({
    ...row,
    ...(approval && { approval: { ...approval, approvedBy: approval.decidedBy?.name ?? '' } }),
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

/** Reads the current operation; throws when the id is unknown. */
export const readOperation = async (tx: Prisma.TransactionClient, id: string): Promise<Operation> =>
  toOperation(await tx.operation.findUniqueOrThrow({ where: { id }, include: withPeople }));
