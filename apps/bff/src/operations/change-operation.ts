import { operationKey } from '@isthmus/contracts/events';
import type { Prisma } from '#generated/client';
import { notify } from '#database/events';
import { timeOf } from '#database/time';

/** States in which only the runner changes an operation. */
export const live = ['queued', 'running', 'waiting'];

/**
 * Changes an operation whose state is one of `from`, and sends its event. Returns false when the state has changed meanwhile, so an
 * abandoned job or a second person never overwrites a final state.
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
