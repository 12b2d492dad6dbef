import { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { FastifyInstance } from 'fastify';
import { problem } from '#http/problems';
import { toOperation, withPeople } from './to-operation.ts';

/** Reads a group with its operations in order; throws not-found. */
export async function readGroup(app: FastifyInstance, accountId: string, id: string): Promise<OperationGroup> {
  const row = await app.db.operationGroup.findFirst({
    where: { id, accountId },
    include: { actor: withPeople.actor, operations: { include: withPeople, orderBy: { position: 'asc' } } },
  });
  if (!row) throw problem('not-found');
  return OperationGroup.parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    operations: row.operations.map(toOperation),
  });
}
