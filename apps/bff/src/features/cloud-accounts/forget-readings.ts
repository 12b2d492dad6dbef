import { eventKey } from '@isthmus/contracts/events';
import { notify } from '#database/events';
import type { Prisma } from '#generated/client';

/**
 * Deletes what was read of these regions of an account. A read that is under way then has nowhere to store its result. The history of changes
 * and of health stays.
 */
export async function forgetReadings(tx: Prisma.TransactionClient, accountId: string, regions: string[]) {
  const where = { accountId, region: { in: regions } };
  await tx.observation.deleteMany({ where });
  await tx.externalNodeFacts.deleteMany({ where });
  await tx.externalNode.deleteMany({ where });
  await tx.externalNodePool.deleteMany({ where });
  await tx.healthCounted.deleteMany({ where });
  await tx.cluster.deleteMany({ where });
  // No process may want or answer what it has kept of these clusters.
  for (const region of regions) await notify(tx, eventKey('clusters', { accountId, region }), 0);
}
