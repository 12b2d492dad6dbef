import { eventKey } from '@isthmus/contracts/events';
import { notify } from '#database/events';
import type { Prisma } from '#generated/client';

export const accountKey = (accountId: string) => eventKey('cloud-account', { accountId });

/** Every process and open page reads the account again when the transaction commits. */
export async function accountChanged(tx: Prisma.TransactionClient, accountId: string) {
  const { version } = await tx.cloudAccount.update({
    where: { id: accountId },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  await notify(tx, accountKey(accountId), version);
}
