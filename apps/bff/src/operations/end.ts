import { OperationKindName, type Outcome } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import type { Operation, Prisma } from '#generated/client';
import { notify } from '#plugins/events';
import { pauseGroup, stepGroup } from './group.ts';
import { kinds } from './kinds.ts';

export interface Ending {
  state: 'succeeded' | 'failed' | 'conflict' | 'needs-attention' | 'resolved';
  outcome: Outcome;
  target?: Prisma.InputJsonObject;
  /** The person who ended it; null when a read did. */
  actorId?: string;
}

/** The state, what success writes, the audit row, the group's next step and the event, in one transaction. */
export async function end(app: FastifyInstance, operation: Operation, { state, outcome, target, actorId }: Ending) {
  const { id, accountId, kind, groupId } = operation;
  const over = state !== 'needs-attention';
  await app.db.$transaction(async (tx) => {
    const change = {
      state,
      outcome: { ...outcome },
      ...(target && { target }),
      ...(over && { finishedAt: new Date(), secret: null }),
    };
    await move(app, operation, change, tx);
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

/** Any change of an operation's row, with its event. */
export async function move(
  app: FastifyInstance,
  operation: Operation,
  change: Prisma.OperationUpdateInput,
  tx?: Prisma.TransactionClient,
) {
  const write = async (within: Prisma.TransactionClient) => {
    const data = { ...change, version: { increment: 1 } };
    const { version } = await within.operation.update({ where: { id: operation.id }, data });
    await notify(within, `operations:${operation.accountId}:${operation.id}`, version);
  };
  await (tx ? write(tx) : app.db.$transaction(write));
}
