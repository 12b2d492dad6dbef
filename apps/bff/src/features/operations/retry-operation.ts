import { retryOperation } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { move } from '#operations/end';
import { enqueue } from '#operations/queue';
import { readOperation } from '#operations/to-operation';
import { problem } from '#problems';
import { serve } from '#serve';

/** Goes back to the look, which decides whether anything is sent. */
export const retry = (app: FastifyInstance) =>
  serve(app, retryOperation, async ({ params: { accountId, operationId }, actor }) =>
    app.db.$transaction(async (tx) => {
      const waiting = { id: operationId, accountId, state: 'needs-attention' };
      const { count } = await tx.operation.updateMany({ where: waiting, data: { state: 'queued', deadline: null } });
      const operation = await tx.operation.findFirst({ where: { id: operationId, accountId } });
      if (!operation) throw problem('not-found');
      if (!count) throw problem('changed-meanwhile');
      await move(app, operation, {}, tx);
      await tx.audit.create({
        data: { actorId: actor.id, accountId, act: `${operation.kind}:retry`, operationId, details: {} },
      });
      await enqueue(app, operation, new Date(), tx);
      return readOperation(tx, operationId);
    }),
  );
