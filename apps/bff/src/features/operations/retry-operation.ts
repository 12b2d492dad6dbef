import { retryOperation } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { hasFourEyes } from '#access/four-eyes';
import { objectOf } from '#operations/audit-object';
import { changeOperation } from '#operations/change-operation';
import { enqueue } from '#operations/queue';
import { readOperation } from '#operations/to-operation';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { permissionOfOperation } from '#rules/acts';

/** Queues the operation again. Its look decides whether a call is sent. */
export const retry = (app: FastifyInstance) =>
  serve(app, retryOperation, async ({ params: { accountId, operationId }, request }) =>
    app.db.$transaction(async (tx) => {
      const operation = await tx.operation.findFirst({ where: { id: operationId, accountId } });
      if (!operation) throw problem('not-found');
      // Recorded before the account had four eyes. What two people decided may be repeated by one.
      const isGrave = permissionOfOperation(operation.kind, operation.input) === 'administer';
      if (isGrave && !operation.approvalId && (await hasFourEyes(tx, [accountId]))) throw problem('approval-needed');
      const requeued = { state: 'queued', deadline: null, late: false };
      if (!(await changeOperation(tx, operation, ['needs-attention'], requeued))) throw problem('changed-meanwhile');
      await writeAudit(tx, byOf(request), {
        act: 'retry-operation',
        at: operation,
        object: objectOf(operation.kind, operation, operation.target),
        outcome: 'requested',
        operationId,
      });
      await enqueue(app, operation, 0, tx);
      return readOperation(tx, operationId);
    }),
  );
