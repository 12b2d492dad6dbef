import { operationKey } from '@isthmus/contracts/events';
import type { OutcomeReason } from '@isthmus/contracts/outcome-reasons';
import type { FastifyInstance } from 'fastify';
import type { Operation, Prisma } from '#generated/client';
import { notify } from '#database/events';
import { changeOperation, live } from './change-operation.ts';
import { outcome } from './operation-kind.ts';
import { enqueue } from './queue.ts';
import { timeOf } from '#database/time';

type Tx = Prisma.TransactionClient;
const overlaps = (one: Operation, other: Operation) => one.subjects.some((subject) => other.subjects.includes(subject));

/** Starts as many held operations as the group allows, in order. Locks the group's row, so two simultaneous ends count right. */
export async function stepGroup(app: FastifyInstance, tx: Tx, groupId: string) {
  await tx.$queryRaw`select id from operation_group where id = ${groupId}::uuid for update`;
  const group = await tx.operationGroup.findUniqueOrThrow({
    where: { id: groupId },
    include: { operations: { orderBy: { position: 'asc' } } },
  });
  const before: Operation[] = [];
  let free = group.atOnce - group.operations.filter(({ state, late }) => live.includes(state) && !late).length;
  for (const operation of group.state === 'running' ? group.operations : []) {
    if (operation.state === 'held') {
      const earlier = before.filter((one) => overlaps(one, operation));
      if (earlier.some(({ state }) => ['failed', 'conflict', 'needs-attention', 'cancelled'].includes(state))) {
        operation.state = 'cancelled';
        await cancel(tx, operation, 'earlier-step-failed');
      } else if (free > 0 && earlier.every(({ state }) => ['succeeded', 'resolved'].includes(state))) {
        free -= 1;
        operation.state = 'queued';
        await changeOperation(tx, operation, ['held'], { state: 'queued' });
        await enqueue(app, operation, 0, tx);
      }
    }
    before.push(operation);
  }
  const isFinished = group.operations.every(({ state }) => state !== 'held' && !live.includes(state));
  if (isFinished && group.state !== 'stopped')
    await tx.operationGroup.update({ where: { id: groupId }, data: { state: 'finished' } });
  await notifyGroup(tx, groupId);
}

/** Sets queued operations back to held, unless they have called TKE. */
async function holdBack(tx: Tx, groupId: string) {
  const notStarted = { groupId, state: 'queued', attempts: { none: {} } };
  for (const operation of await tx.operation.findMany({ where: notStarted }))
    await changeOperation(tx, operation, ['queued'], { state: 'held' });
}

/** Holds back all operations that have not started. Does nothing when none is held. */
export async function pauseGroup(tx: Tx, groupId: string, pausedBecause: 'person' | 'failed' | 'late' | 'sign-in') {
  const held = await tx.operation.count({ where: { groupId, state: 'held' } });
  if (!held) return 0;
  const { count } = await tx.operationGroup.updateMany({
    where: { id: groupId, state: 'running' },
    data: { state: 'paused', pausedBecause },
  });
  if (count) await holdBack(tx, groupId);
  await notifyGroup(tx, groupId);
  return count;
}

export async function resumeGroup(app: FastifyInstance, tx: Tx, groupId: string) {
  const paused = { id: groupId, state: 'paused' };
  const { count } = await tx.operationGroup.updateMany({
    where: paused,
    data: { state: 'running', pausedBecause: null },
  });
  if (count) await stepGroup(app, tx, groupId);
  return count;
}

export async function stopGroup(tx: Tx, groupId: string) {
  const open = { id: groupId, state: { in: ['running', 'paused'] } };
  const { count } = await tx.operationGroup.updateMany({
    where: open,
    data: { state: 'stopped', pausedBecause: null },
  });
  if (count) await holdBack(tx, groupId);
  const held = count ? await tx.operation.findMany({ where: { groupId, state: 'held' } }) : [];
  for (const operation of held) await cancel(tx, operation, 'group-stopped');
  await notifyGroup(tx, groupId);
  return count;
}

async function cancel(tx: Tx, operation: Operation, reason: OutcomeReason) {
  const { id, accountId, kind } = operation;
  const result = { ...outcome(reason) };
  const change = { state: 'cancelled', outcome: result, secret: null, finishedAt: await timeOf(tx) };
  await changeOperation(tx, operation, ['held'], change);
  await tx.audit.create({ data: { accountId, act: `${kind}:cancelled`, operationId: id, details: result } });
}

async function notifyGroup(tx: Tx, groupId: string) {
  const { accountId, version } = await tx.operationGroup.update({
    where: { id: groupId },
    data: { version: { increment: 1 } },
  });
  await notify(tx, operationKey(accountId, groupId), version);
}
