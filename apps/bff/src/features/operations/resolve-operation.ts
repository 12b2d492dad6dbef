import { resolveOperation } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { byOf } from '#access/audit';
import { end } from '#operations/end';
import { outcome } from '#operations/operation-kind';
import { readOperation } from '#operations/to-operation';
import { problem } from '#http/problems';
import { serve } from '#http/serve';

/** Closes an operation that a person has checked. Stores the reason. */
export const resolve = (app: FastifyInstance) =>
  serve(app, resolveOperation, async ({ params: { accountId, operationId }, body, request }) => {
    const operation = await app.db.operation.findFirst({ where: { id: operationId, accountId } });
    if (!operation) throw problem('not-found');
    if (operation.state !== 'needs-attention') throw problem('changed-meanwhile');
    const resolution = outcome('resolved-by-person', null, { note: body.reason });
    const person = { by: byOf(request), act: 'resolve-operation' } as const;
    await end(app, operation, { state: 'resolved', outcome: resolution, person });
    return readOperation(app.db, operationId);
  });
