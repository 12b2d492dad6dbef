import { adoptPool } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { byOf } from '#access/audit';
import { end } from '#operations/end';
import { outcome } from '#operations/operation-kind';
import { readOperation } from '#operations/to-operation';
import { problem, wrongField } from '#http/problems';
import { serve } from '#http/serve';

/** Records the pool that a create without an answer has created. A person chooses it. */
export const adopt = (app: FastifyInstance) =>
  serve(app, adoptPool, async ({ params: { accountId, operationId }, body: { poolId: nodePoolId }, request }) => {
    const operation = await app.db.operation.findFirst({ where: { id: operationId, accountId } });
    if (operation?.kind !== 'create-external-node-pool') throw problem('not-found');
    if (operation.state !== 'needs-attention') throw problem('changed-meanwhile');
    const { region, clusterId } = operation;
    const id = { accountId, region, clusterId, nodePoolId };
    const pool = await app.db.externalNodePool.findUnique({ where: { accountId_region_clusterId_nodePoolId: id } });
    if (!pool) throw wrongField('poolId', 'pool-not-here');
    await end(app, operation, {
      state: 'succeeded',
      outcome: outcome('adopted-by-person', nodePoolId),
      target: { name: pool.name, nodePoolId },
      person: { by: byOf(request), act: 'adopt-pool' },
    });
    return readOperation(app.db, operationId);
  });
