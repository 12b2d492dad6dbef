import { isDeepStrictEqual } from 'node:util';
import type { ChangedBy } from '@isthmus/contracts/changed-by';
import { z } from 'zod';
import type { ExternalNodePool, PrismaClient } from '#generated/client';
import { changeable, digestOf, StoredLabels, StoredTaints } from '#rules/pool';

/** More changes than this during one edit are not told apart. */
const mostRead = 50;

/** The changed fields of a recorded change that Modify can change. */
const Before = z.object({
  name: z.string().exactOptional(),
  labels: StoredLabels.exactOptional(),
  taints: StoredTaints.exactOptional(),
  deletionProtection: z.boolean().nullable().exactOptional(),
});

type Fields = ReturnType<typeof changeable>;
const names: (keyof Fields)[] = ['name', 'labels', 'taints', 'deletionProtection'];

/**
 * Returns who changed the fields that Modify can change since the pool had this digest, newest first. The history has what each change
 * replaced, so it is undone change by change until the pool is the one that the person saw.
 */
export async function poolChangesSince(db: PrismaClient, pool: ExternalNodePool, since: string): Promise<ChangedBy[]> {
  if (digestOf(pool) === since) return [];
  const { accountId, region, clusterId, nodePoolId } = pool;
  const rows = await db.observedChange.findMany({
    where: { accountId, region, clusterId, object: 'pool', objectId: nodePoolId, change: 'changed' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostRead,
  });
  const found = [];
  let now = changeable(pool);
  for (const { at, before, operationId } of rows) {
    const was = changeable({ ...now, ...Before.parse(before) });
    const [later, earlier] = [now, was];
    const fields = names.filter((name) => !isDeepStrictEqual(later[name], earlier[name]));
    if (fields.length > 0) found.push({ at, fields, operationId });
    now = was;
    if (digestOf(now) === since) break;
  }
  const ids = found.flatMap(({ operationId }) => operationId ?? []);
  const operations = await db.operation.findMany({
    where: { id: { in: ids } },
    select: { id: true, actor: { select: { id: true, name: true, email: true } } },
  });
  return found.map(({ at, fields, operationId }) => {
    const by = operations.find(({ id }) => id === operationId)?.actor ?? null;
    return { at: at.toISOString(), fields, by, operationId: by && operationId };
  });
}
