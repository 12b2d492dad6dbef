import type { PoolKey } from '@isthmus/contracts/places';
import type { AuditObject } from '#access/audit';
import type { Prisma } from '#generated/client';

/** The pool as the object of an audit row, with its present name. */
export async function poolObject(
  db: Prisma.TransactionClient,
  { accountId, region, clusterId, nodePoolId }: PoolKey,
): Promise<AuditObject> {
  const key = { accountId, region, clusterId, nodePoolId };
  const where = { accountId_region_clusterId_nodePoolId: key };
  const pool = await db.externalNodePool.findUnique({ where, select: { name: true } });
  return { kind: 'pool', id: nodePoolId, name: pool?.name };
}
