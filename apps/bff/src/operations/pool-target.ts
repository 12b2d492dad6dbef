import { subjectOf } from '@isthmus/contracts/acts';
import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';
import { z } from 'zod';
import type { Prisma } from '#generated/client';
import { poolLock } from './lock.ts';
import type { Context, Target } from './operation-kind.ts';

/** An existing pool as the person saw it. `nodes`: its node names when its deletion was requested. */
export const PoolTarget = z.object({
  nodePoolId: z.string(),
  name: z.string(),
  nodes: z.array(z.string()).default([]),
});

export const existingPoolLock = (at: ClusterKey, target: Target) => poolLock(at, PoolTarget.parse(target).nodePoolId);

/** A pool's deletion also reserves its nodes. */
export const poolSubjects = (target: Target) => {
  const { nodePoolId, nodes } = PoolTarget.parse(target);
  return [subjectOf.pool(nodePoolId), ...nodes.map(subjectOf.node)];
};

export const placeOf = ({ operation: { accountId, region, clusterId } }: Context): ClusterKey => ({
  accountId,
  region,
  clusterId,
});

export const findPool = (context: Context) =>
  context.app.db.externalNodePool.findUnique({
    where: {
      accountId_region_clusterId_nodePoolId: {
        ...placeOf(context),
        nodePoolId: PoolTarget.parse(context.operation.target).nodePoolId,
      },
    },
  });

/** Stores the template version whose settings the pool got. Stores nothing when the template was deleted. */
export async function storeTemplateOf(
  tx: Prisma.TransactionClient,
  { accountId, region, clusterId, nodePoolId }: PoolKey,
  template: { templateId: string; version: number },
) {
  const id = { accountId, region, clusterId, nodePoolId };
  if (!(await tx.template.findUnique({ where: { id: template.templateId } }))) return;
  await tx.poolTemplate.upsert({
    where: { accountId_region_clusterId_nodePoolId: id },
    create: { ...id, ...template },
    update: template,
  });
}
