import { OperationKindName } from '@isthmus/contracts/operations';
import type { FastifyInstance } from 'fastify';
import { Prisma, type Operation, type OperationAttempt } from '#generated/client';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { toTkeError, TkeError } from '#tke/tke-error';
import { end, move } from './end.ts';
import { pauseGroup } from './group.ts';
import { kinds } from './kinds.ts';
import { outcome, type Context, type OperationKind } from './operation-kind.ts';

const live = ['queued', 'running', 'waiting'];

/** Carries an operation one step on. Answers when to come back, or null when it is over or waits for a person. */
export async function advance(app: FastifyInstance, operationId: string): Promise<Date | null> {
  const operation = await app.db.operation.findUnique({
    where: { id: operationId },
    include: { attempts: { orderBy: { number: 'desc' }, take: 1 } },
  });
  if (!operation || !live.includes(operation.state)) return null;
  const kind = kinds[OperationKindName.parse(operation.kind)];
  const context = { app, operation, caller: await credentialOf(app.db, app.config, operation.accountId) };
  const [last] = operation.attempts;
  if (!last || operation.state === 'queued') return lookAndAct(context, kind, last);
  if (!last.answeredAt) return settle(context, kind, last);
  return confirm(context, kind, last);
}

const soon = (app: FastifyInstance) => new Date(Date.now() + app.config.observe.fastMs);
const idOf = ({ operationId, number }: { operationId: string; number: number }) => ({
  operationId_number: { operationId, number },
});

async function lookAndAct(context: Context, kind: OperationKind, last: OperationAttempt | undefined) {
  const { app, operation } = context;
  const look = await kind.look(context);
  if (look.verdict === 'unread') return soon(app);
  if (look.verdict === 'end') return end(app, operation, look);
  const deadline = new Date(Date.now() + kind.deadlineMs);
  const attempt = { operationId: operation.id, number: (last?.number ?? 0) + 1 };
  if (look.verdict === 'follow') {
    await app.db.operationAttempt.create({
      data: { ...attempt, seen: look.seen, answer: look.seen, answeredAt: new Date() },
    });
    await move(app, operation, { state: 'waiting', deadline });
    return soon(app);
  }
  // Committed before the call: whoever finds it without an answer knows that TKE may have been asked.
  await app.db.$transaction(async (tx) => {
    await tx.operationAttempt.create({ data: { ...attempt, seen: look.seen } });
    await move(app, operation, { state: 'running', deadline, outcome: Prisma.DbNull }, tx);
  });
  try {
    const { requestId, answer } = await kind.act(context);
    await app.db.operationAttempt.update({ where: idOf(attempt), data: { requestId, answer, answeredAt: new Date() } });
  } catch (thrown) {
    return refused(context, kind, attempt, thrown instanceof TkeError ? thrown : toTkeError(operation.kind, thrown));
  }
  await move(app, operation, { state: 'waiting' });
  return soon(app);
}

async function refused(
  { app, operation }: Context,
  kind: OperationKind,
  attempt: { operationId: string; number: number },
  error: TkeError,
) {
  const { requestId, problem } = error;
  const answeredAt = error.lost ? null : new Date();
  await app.db.operationAttempt.update({
    where: idOf(attempt),
    data: { requestId, problem: { ...problem }, answeredAt },
  });
  if (error.lost) return soon(app);
  if (!kind.followOn.includes(error.code ?? ''))
    return end(app, operation, { state: 'failed', outcome: outcome('refused-by-tke', null, { problem }) });
  await move(app, operation, { state: 'waiting' });
  return soon(app);
}

/** The answer was lost: reads may be stale for a while, so look until the settle window has passed, then decide. */
async function settle(context: Context, kind: OperationKind, attempt: OperationAttempt) {
  const { app, operation } = context;
  const look = await kind.look(context, attempt);
  if (look.verdict === 'end') return end(app, operation, look);
  if (look.verdict === 'follow') {
    await app.db.operationAttempt.update({ where: idOf(attempt), data: { answer: look.seen, answeredAt: new Date() } });
    await move(app, operation, { state: 'waiting' });
    return soon(app);
  }
  const settled = Date.now() - attempt.startedAt.getTime() >= app.config.settleMs;
  if (look.verdict === 'unread' || !settled)
    return pastDeadline(operation) ? giveUp(context, 'answer-lost') : soon(app);
  if (!kind.resend) return giveUp(context, 'answer-lost');
  return lookAndAct(context, kind, attempt);
}

async function confirm(context: Context, kind: OperationKind, attempt: OperationAttempt) {
  const { app, operation } = context;
  const verdict = await kind.confirm(context, attempt);
  if (verdict.state !== 'waiting') return end(app, operation, verdict);
  if (verdict.seen) await app.db.operationAttempt.update({ where: idOf(attempt), data: { answer: verdict.seen } });
  if (pastDeadline(operation)) return giveUp(context, 'deadline-passed');
  const isLate = kind.lateMs !== undefined && Date.now() - attempt.startedAt.getTime() > kind.lateMs;
  if (isLate && !operation.late) await callLate(app, operation);
  return soon(app);
}

const callLate = (app: FastifyInstance, operation: Operation) =>
  app.db.$transaction(async (tx) => {
    await move(app, operation, { late: true }, tx);
    if (operation.groupId) await pauseGroup(tx, operation.groupId, 'late');
  });

const pastDeadline = ({ deadline }: Operation) => deadline !== null && deadline.getTime() < Date.now();
const giveUp = ({ app, operation }: Context, reason: string) =>
  end(app, operation, { state: 'needs-attention', outcome: outcome(reason) });
