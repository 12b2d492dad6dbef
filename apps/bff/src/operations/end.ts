import { OperationKindName, type Outcome } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import type { Operation, Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { changeOperation, live } from './change-operation.ts';
import { pauseGroup, stepGroup } from './group.ts';
import { kinds } from './kinds.ts';
import { timeOf } from '#database/time';

interface Ending {
  state: 'succeeded' | 'failed' | 'conflict' | 'needs-attention' | 'resolved';
  outcome: Outcome;
  target?: Prisma.InputJsonObject;
  /** The person who ended an operation that needed attention; absent when a read ended it. */
  actorId?: string;
}

/**
 * Ends an operation in one transaction: its state, the effects of success, the audit row, the group's next step and the event.
 * `also` adds writes that belong to the end. A second person is refused; a second runner changes nothing.
 */
export async function end(
  app: FastifyInstance,
  operation: Operation,
  { state, outcome, target, actorId }: Ending,
  also?: (tx: Prisma.TransactionClient) => Promise<unknown>,
) {
  const { id, accountId, kind, groupId } = operation;
  const isFinal = state !== 'needs-attention';
  await app.db.$transaction(async (tx) => {
    await also?.(tx);
    const changed = await changeOperation(tx, operation, actorId ? ['needs-attention'] : live, {
      state,
      outcome: { ...outcome },
      ...(target && { target }),
      ...(isFinal && { finishedAt: await timeOf(tx), secret: null }),
    });
    if (!changed && actorId) throw problem('changed-meanwhile');
    if (!changed) return;
    if (state === 'succeeded') await writeSuccess(tx, id);
    const details = { ...outcome };
    await tx.audit.create({
      data: { actorId: actorId ?? null, accountId, act: `${kind}:${state}`, operationId: id, details },
    });
    if (!groupId) return;
    if (!['succeeded', 'resolved'].includes(state)) await pauseGroup(tx, groupId, 'failed');
    await stepGroup(app, tx, groupId);
  });
  return null;
}

async function writeSuccess(tx: Prisma.TransactionClient, id: string) {
  const operation = await tx.operation.findUniqueOrThrow({
    where: { id },
    include: { attempts: { orderBy: { number: 'desc' }, take: 1 } },
  });
  await kinds[OperationKindName.parse(operation.kind)].succeeded?.(tx, operation, operation.attempts[0]);
}
