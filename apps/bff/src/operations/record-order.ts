import { olderThan } from '#database/older-than';
import type { Prisma } from '#generated/client';

/** Selects operations after a cursor, newest first. */
export const operationsOlderThan = (cursor: string): Prisma.OperationWhereInput => ({
  OR: olderThan('operation', cursor, String).map(({ at, ...id }) => ({ createdAt: at, ...id })),
});
