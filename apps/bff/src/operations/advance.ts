import { OperationKindName, Outcome } from '@isthmus/contracts/operations';
import { Problem } from '@isthmus/contracts/problem';
import type { FastifyInstance } from 'fastify';
import { databaseProblemCode } from '#database/database-error';
import { Prisma, type Operation, type OperationAttempt } from '#generated/client';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { attemptOf, send } from './attempt.ts';
import { changeOperation, live } from './change-operation.ts';
import { end } from './end.ts';
import { pauseGroup } from './group.ts';
import { kinds } from './kinds.ts';
import { outcome, type Context, type OperationKind, type Unread } from './operation-kind.ts';
import { timeOf } from '#database/time';

type Found = Operation & { attempts: OperationAttempt[] };

/** Moves an operation one step forward. Returns when its next step is due; null when it ended or waits for a person. */
export async function advance(app: FastifyInstance, operationId: string) {
  const operation = await app.db.operation.findUnique({
    where: { id: operationId },
    include: { attempts: { orderBy: { number: 'desc' }, take: 1 } },
  });
  if (!operation || !live.includes(operation.state)) return null;
  const inMs = await advanceFound(app, operation);
  return inMs === null ? null : { operation, inMs };
}

/** Returns the milliseconds until the next step; null when there is none. */
async function advanceFound(app: FastifyInstance, operation: Found): Promise<number | null> {
  const now = await timeOf(app.db);
  try {
    return await step(app, operation, now);
  } catch (error) {
    app.log.error({ err: error, operationId: operation.id }, 'a step of an operation failed');
    const until = operation.deadline?.getTime() ?? operation.createdAt.getTime() + kindOf(operation).deadlineMs;
    return until < now.getTime() && !databaseProblemCode(error)
      ? end(app, operation, { state: 'needs-attention', outcome: outcome('isthmus-failed') })
      : soon(app);
  }
}

const minute = 60_000;
const kindOf = (operation: Operation) => kinds[OperationKindName.parse(operation.kind)];

async function step(app: FastifyInstance, operation: Found, now: Date) {
  const kind = kindOf(operation);
  const context = { app, operation, now, caller: await credentialOf(app, operation.accountId) };
  const [last] = operation.attempts;
  if (!last || operation.state === 'queued') return begin(context, kind, last);
  if (!last.answeredAt) return settle(context, kind, last);
  return confirm(context, kind, last);
}

/** Looks, then sends. Retries start here too. */
async function begin(context: Context, kind: OperationKind, last: OperationAttempt | undefined) {
  const { app, operation, now } = context;
  const look = await kind.look(context, last);
  if (look.verdict === 'unread') return unread(context, kind, last, look);
  if (look.verdict === 'end') return end(app, operation, look);
  if (look.verdict === 'act' && last && isPast(operation, now)) return tooBusy(context, last);
  const number = (last?.number ?? 0) + 1;
  const deadline = operation.deadline ?? after(now, kind.deadlineMs);
  if (look.verdict === 'act') {
    await send(context, kind, { number, seen: look.seen, deadline });
    // While TKE limits requests, each retry waits longer.
    return Math.min(number * app.config.observe.fastMs, minute);
  }
  await app.db.$transaction(async (tx) => {
    const answered = { seen: look.seen, answer: look.seen, startedAt: now, answeredAt: now, followed: true };
    await tx.operationAttempt.create({ data: { operationId: operation.id, number, ...answered } });
    await changeOperation(tx, operation, live, { state: 'waiting', deadline, outcome: Prisma.DbNull });
  });
  return soon(app);
}

/** TKE limited requests until the deadline. Nothing was done, unless an earlier answer was lost. */
async function tooBusy({ app, operation }: Context, { operationId, problem }: OperationAttempt) {
  const lost = await app.db.operationAttempt.count({ where: { operationId, answeredAt: null } });
  const result = outcome('refused-by-tke', null, { problem: Problem.nullable().parse(problem) });
  return end(app, operation, { state: lost ? 'needs-attention' : 'failed', outcome: result });
}

/** Handles a look that could not read TKE. The operation ends when TKE refused the read, or at its deadline. It failed if no call was made. */
async function unread(
  { app, operation, now }: Context,
  kind: OperationKind,
  last: OperationAttempt | undefined,
  look: Unread,
) {
  const { problem } = look;
  const isRefused = problem !== null && problem.status < 500;
  if (isRefused || isPast(operation, now)) {
    const result = outcome(isRefused ? 'refused-by-tke' : 'unread', null, { problem });
    return end(app, operation, { state: last ? 'needs-attention' : 'failed', outcome: result });
  }
  if (!operation.deadline)
    await app.db.$transaction((tx) => changeOperation(tx, operation, live, { deadline: after(now, kind.deadlineMs) }));
  return keepWaiting(app, operation, problem);
}

/** Schedules the next step soon. Until TKE can be read, the operation shows the problem. */
async function keepWaiting(app: FastifyInstance, operation: Operation, problem: Problem | null) {
  const knownCode = Outcome.nullable().parse(operation.outcome)?.problem?.code ?? null;
  if (knownCode !== (problem?.code ?? null))
    await app.db.$transaction((tx) =>
      changeOperation(tx, operation, live, {
        outcome: problem ? { ...outcome('unread-yet', null, { problem }) } : Prisma.DbNull,
      }),
    );
  return soon(app);
}

/** The answer was lost. Reads may be stale, so this looks until the settle window has passed, then decides. */
async function settle(context: Context, kind: OperationKind, attempt: OperationAttempt) {
  const { app, operation, now } = context;
  const look = await kind.look(context, attempt);
  const isSettled = now.getTime() - attempt.startedAt.getTime() >= app.config.settleMs;
  if (look.verdict === 'end' && (look.state === 'succeeded' || isSettled)) return end(app, operation, look);
  if (look.verdict === 'follow') {
    await app.db.$transaction(async (tx) => {
      const answered = { answer: look.seen, answeredAt: now };
      await tx.operationAttempt.update({ where: attemptOf(attempt), data: answered });
      await changeOperation(tx, operation, live, { state: 'waiting', outcome: Prisma.DbNull });
    });
    return soon(app);
  }
  const mayAct = look.verdict === 'act' && isSettled;
  if ((mayAct && !kind.resend) || isPast(operation, now)) {
    const problem = look.verdict === 'unread' ? look.problem : null;
    return end(app, operation, { state: 'needs-attention', outcome: outcome('answer-lost', null, { problem }) });
  }
  if (!mayAct) return keepWaiting(app, operation, look.verdict === 'unread' ? look.problem : null);
  await send(context, kind, { number: attempt.number + 1, seen: look.seen, deadline: operation.deadline });
  return soon(app);
}

async function confirm(context: Context, kind: OperationKind, attempt: OperationAttempt) {
  const { app, operation, now } = context;
  const read = await kind.confirm(context, attempt);
  if (read.state !== 'waiting') return end(app, operation, read);
  if (read.seen) await app.db.operationAttempt.update({ where: attemptOf(attempt), data: { answer: read.seen } });
  if (isPast(operation, now)) {
    const result = outcome('deadline-passed', read.evidence ?? null, { problem: read.problem ?? null });
    return end(app, operation, { state: 'needs-attention', outcome: result });
  }
  const isLate = kind.lateMs !== undefined && now.getTime() - attempt.startedAt.getTime() > kind.lateMs;
  if (isLate && !operation.late) await markLate(app, operation);
  return keepWaiting(app, operation, read.problem ?? null);
}

const markLate = (app: FastifyInstance, operation: Operation) =>
  app.db.$transaction(async (tx) => {
    await changeOperation(tx, operation, live, { late: true });
    if (operation.groupId) await pauseGroup(tx, operation.groupId, 'late');
  });

const after = (now: Date, ms: number) => new Date(now.getTime() + ms);
const soon = (app: FastifyInstance) => app.config.observe.fastMs;
const isPast = ({ deadline }: Operation, now: Date) => deadline !== null && deadline < now;
