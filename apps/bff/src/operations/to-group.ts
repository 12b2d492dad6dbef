import { OperationGroup } from '@isthmus/contracts/operation-groups';
import { OperationSet } from '@isthmus/contracts/operation-sets';
import type { FastifyInstance } from 'fastify';
import type { Visible } from '#access/visible';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { clusterLock } from './lock.ts';
import { toOperation, withPeople } from './to-operation.ts';

const whole = {
  actor: withPeople.actor,
  operations: { include: withPeople, orderBy: { position: 'asc' } },
} satisfies Prisma.OperationGroupInclude;

const toGroup = (row: Prisma.OperationGroupGetPayload<{ include: typeof whole }>) =>
  OperationGroup.parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    operations: row.operations.map(toOperation),
  });

/** Reads a group with its operations in order; throws not-found. */
export async function readGroup(app: FastifyInstance, accountId: string, id: string): Promise<OperationGroup> {
  const row = await app.db.operationGroup.findFirst({ where: { id, accountId }, include: whole });
  if (!row) throw problem('not-found');
  return toGroup(row);
}

/** Reads the groups of a set that the person may see, with the names of their clusters and accounts; throws not-found. */
export async function readSet(app: FastifyInstance, visible: Visible, setId: string): Promise<OperationSet> {
  const rows = await app.db.operationGroup.findMany({
    where: { ...visible.where, setId },
    include: whole,
    orderBy: [{ accountId: 'asc' }, { region: 'asc' }, { clusterId: 'asc' }],
  });
  const [first] = rows;
  if (!first) throw problem('not-found');
  const places = rows.map(({ accountId, region, clusterId }) => ({ accountId, region, clusterId }));
  const [clusters, accounts] = await Promise.all([
    app.db.cluster.findMany({ where: { OR: places } }),
    app.db.cloudAccount.findMany({ where: { id: { in: places.map(({ accountId }) => accountId) } } }),
  ]);
  const nameOf = new Map(clusters.map((cluster) => [clusterLock(cluster), cluster.name]));
  return {
    id: setId,
    ...OperationSet.pick({ act: true, atOnce: true, actor: true }).parse(first),
    createdAt: first.createdAt.toISOString(),
    groups: rows.map((row) => ({
      ...toGroup(row),
      clusterName: nameOf.get(clusterLock(row)) ?? '',
      accountName: accounts.find(({ id }) => id === row.accountId)?.name ?? '',
    })),
  };
}
