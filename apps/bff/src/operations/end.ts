import { OperationKindName, type Outcome } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { isthmus, writeAudit, type By } from '#access/audit';
import type { Operation, Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { objectOf } from './audit-object.ts';
import { changeOperation, live } from './change-operation.ts';
import { pauseGroup, stepGroup } from './group.ts';
import { kinds } from './kinds.ts';
import { timeOf } from '#database/time';

interface Ending {
  state: 'succeeded' | 'failed' | 'conflict' | 'needs-attention' | 'resolved';
  outcome: Outcome;
  target?: Prisma.InputJsonObject;
  /** The person who ended an operation that needed attention, and how; absent when a read ended it. */
  person?: { by: By; act: 'resolve-operation' | 'adopt-pool' };
}

/**
 * Ends an operation in one transaction: its state, the effects of success, the audit row, the group's next step and the event.
 * `also` adds writes that belong to the end. A second person is refused; a second runner changes nothing.
 */
export async function end(
  app: FastifyInstance,
  operation: Operation,
  { state, outcome, target, person }: Ending,
  also?: (tx: Prisma.TransactionClient) => Promise<unknown>,
) {
  const { id, groupId } = operation;
  const kind = OperationKindName.parse(operation.kind);
  const isFinal = state !== 'needs-attention';
  await app.db.$transaction(async (tx) => {
    await also?.(tx);
    const changed = await changeOperation(tx, operation, person ? ['needs-attention'] : live, {
      state,
      outcome: { ...outcome },
      ...(target && { target }),
      ...(isFinal && { finishedAt: await timeOf(tx), secret: null }),
    });
    if (!changed && person) throw problem('changed-meanwhile');
    if (!changed) return;
    if (state === 'succeeded') await writeSuccess(tx, id);
    await writeAudit(tx, person?.by ?? isthmus, {
      act: person?.act ?? kind,
      at: operation,
      object: objectOf(kind, operation, target ?? operation.target),
      outcome: state === 'succeeded' ? 'done' : state,
      requestId: await lastRequestId(tx, id),
      operationId: id,
      details: outcome,
    });
    if (!groupId) return;
    if (!['succeeded', 'resolved'].includes(state)) await pauseGroup(tx, groupId, 'failed');
    await stepGroup(app, tx, groupId);
  });
  return null;
}

/** The call that people quote in a ticket. */
async function lastRequestId(tx: Prisma.TransactionClient, operationId: string) {
  const where = { operationId, requestId: { not: null } };
  const attempt = await tx.operationAttempt.findFirst({
    where,
    orderBy: { number: 'desc' },
    select: { requestId: true },
  });
  return attempt?.requestId ?? null;
}

async function writeSuccess(tx: Prisma.TransactionClient, id: string) {
  const operation = await tx.operation.findUniqueOrThrow({
    where: { id },
    include: { attempts: { orderBy: { number: 'desc' }, take: 1 } },
  });
  await kinds[OperationKindName.parse(operation.kind)].succeeded?.(tx, operation, operation.attempts[0]);
}
