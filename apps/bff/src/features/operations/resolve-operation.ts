import { resolveOperation } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { end } from '#operations/end';
import { outcome } from '#operations/operation-kind';
import { readOperation } from '#operations/to-operation';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

/** Closes an operation that a person has checked. Stores the reason. */
export const resolve = (app: FastifyInstance) =>
  serve(app, resolveOperation, async ({ params: { accountId, operationId }, body, actor }) => {
    const operation = await app.db.operation.findFirst({ where: { id: operationId, accountId } });
    if (!operation) throw problem('not-found');
    if (operation.state !== 'needs-attention') throw problem('changed-meanwhile');
    const resolution = outcome('resolved-by-person', null, { note: body.reason });
    await end(app, operation, { state: 'resolved', outcome: resolution, actorId: actor.id });
    return readOperation(app.db, operationId);
  });
