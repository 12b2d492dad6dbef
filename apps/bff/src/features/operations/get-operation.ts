import { getOperation } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { toOperation, withPeople } from '#operations/to-operation';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

export const get = (app: FastifyInstance) =>
  serve(app, getOperation, async ({ params: { accountId, operationId } }) => {
    const row = await app.db.operation.findFirst({ where: { id: operationId, accountId }, include: withPeople });
    if (!row) throw problem('not-found');
    return toOperation(row);
  });
