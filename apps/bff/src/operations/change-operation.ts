import { operationKey } from '@isthmus/contracts/events';
import type { Prisma } from '#generated/client';
import { notify } from '#database/events';
import { timeOf } from '#database/time';

/** States in which the runner, and nobody else, carries an operation on. */
export const live = ['queued', 'running', 'waiting'];

/**
 * Writes to an operation that stands in one of `from`, with its event. False when it stands elsewhere by now: a job that was given
 * up for dead, or a second person, must not write over an end.
 */
export async function changeOperation(
  tx: Prisma.TransactionClient,
  { id, accountId }: { id: string; accountId: string },
  from: string[],
  change: Prisma.OperationUpdateManyMutationInput,
): Promise<boolean> {
  const [changed] = await tx.operation.updateManyAndReturn({
    where: { id, state: { in: from } },
    data: { ...change, updatedAt: await timeOf(tx), version: { increment: 1 } },
    select: { version: true },
  });
  if (changed) await notify(tx, operationKey(accountId, id), changed.version);
  return changed !== undefined;
}
