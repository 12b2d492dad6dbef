import { Prisma, type Operation, type OperationAttempt } from '#generated/client';
import { credentialOf } from '#secrets/cloud-account-credentials';
import { unsealCustomData } from '#secrets/custom-data';
import { UpstreamError } from '#sources/upstream-error';
import { changeOperation, live } from './change-operation.ts';
import { end } from './end.ts';
import { pauseGroup } from './group.ts';
import { outcome, type Context, type OperationKind } from './operation-kind.ts';
import { timeOf } from '#database/time';

export const attemptOf = ({ operationId, number }: Pick<OperationAttempt, 'operationId' | 'number'>) => ({
  operationId_number: { operationId, number },
});

/** Calls TKE once; throws UpstreamError. Returns the request id and the part of the reply to store. */
async function callTke({ app, operation, caller }: Context, kind: OperationKind) {
  const { id, accountId, region, secret } = operation;
  const customData = secret && unsealCustomData(app.config, secret, [id, accountId]);
  const reply = await app.tke.write(caller, kind.action, kind.request(operation, customData), { region });
  return { requestId: reply.RequestId, answer: kind.answerOf?.(reply) ?? {} };
}

interface Attempt {
  number: number;
  seen: Prisma.InputJsonObject;
  deadline: Date | null;
}

/** Makes one call to TKE and records its answer. An account that is observe only gets none. */
export async function send(context: Context, kind: OperationKind, { number, seen, deadline }: Attempt) {
  const { app, operation } = context;
  const attempt = { operationId: operation.id, number };
  await app.tke.takeWriteBudget(context.caller, kind.action);
  // Read again, because the key may have been replaced since the look.
  const caller = await credentialOf(app, operation.accountId);
  // Committed before the call: a call without an answer may have reached TKE.
  // If two runners ever get this far, the unique attempt number stops one of them.
  const isMine = await app.db.$transaction(async (tx) => {
    if (await isObserveOnly(tx, operation)) return null;
    const running = { state: 'running', deadline, late: false, outcome: Prisma.DbNull };
    if (!(await changeOperation(tx, operation, live, running))) return false;
    await tx.operationAttempt.create({ data: { ...attempt, seen, startedAt: await timeOf(tx) } });
    return true;
  });
  if (isMine === null) return holdForPerson(app, operation);
  if (!isMine) return;
  const acted = await callTke({ ...context, caller }, kind).catch((thrown: unknown) => {
    if (thrown instanceof UpstreamError) return thrown;
    throw thrown;
  });
  if (acted instanceof UpstreamError) return failed(context, kind, attempt, acted);
  // If this write fails, the attempt stays without an answer, and a look finds what TKE did.
  await app.db.$transaction(async (tx) => {
    const answered = { ...acted, answeredAt: await timeOf(tx) };
    await tx.operationAttempt.update({ where: attemptOf(attempt), data: answered });
    await changeOperation(tx, operation, live, { state: 'waiting' });
  });
}

/** Reads the account's switch and locks it until the attempt is committed: once it is on, no call begins. */
async function isObserveOnly(tx: Prisma.TransactionClient, { accountId }: Operation) {
  const [account] = await tx.$queryRaw<{ isOn: boolean }[]>`
    select observe_only as "isOn" from cloud_account where id = ${accountId}::uuid for share`;
  return account?.isOn ?? true;
}

/**
 * Keeps an operation that observe only forbids to send. It goes back to its group, which pauses. Without a group, or after an earlier call, it
 * needs attention: a person retries it once changes are allowed, or resolves it.
 */
async function holdForPerson(app: Context['app'], operation: Operation) {
  const { id, groupId } = operation;
  if (groupId) {
    const isHeld = await app.db.$transaction(async (tx) => {
      await pauseGroup(tx, groupId, 'observe-only');
      return (await tx.operation.count({ where: { id, state: 'held' } })) > 0;
    });
    if (isHeld) return;
  }
  await end(app, operation, { state: 'needs-attention', outcome: outcome('observe-only') });
}

type AttemptKey = Pick<OperationAttempt, 'operationId' | 'number'>;

/** Records a failed call. If TKE may have acted, the attempt stays without an answer. Otherwise the operation follows, retries or ends. */
async function failed(context: Context, kind: OperationKind, attempt: AttemptKey, error: UpstreamError) {
  const { app, operation } = context;
  const { fate, problem } = error;
  const recordAnswer = async (tx: Prisma.TransactionClient, followed = false) => {
    const answeredAt = fate === 'unknown' ? null : await timeOf(tx);
    const data = { requestId: problem.upstream?.requestId ?? null, problem: { ...problem }, answeredAt, followed };
    await tx.operationAttempt.update({ where: attemptOf(attempt), data });
  };
  if (fate === 'unknown') return recordAnswer(app.db);
  const isFollowed = fate === 'refused' && (await hasEffect(context, kind, attempt, problem.upstream?.code ?? ''));
  if (isFollowed || error.retryable)
    return app.db.$transaction(async (tx) => {
      await recordAnswer(tx, isFollowed);
      await changeOperation(tx, operation, live, { state: isFollowed ? 'waiting' : 'queued' });
    });
  const reason = fate === 'refused' ? 'refused-by-tke' : 'not-sent';
  // An earlier call may have reached TKE, so the outcome stays open.
  const isOpen = (await countUnanswered(app, attempt)) > 0;
  const state = isOpen ? 'needs-attention' : 'failed';
  await end(app, operation, { state, outcome: outcome(reason, null, { problem }) }, recordAnswer);
}

/** Counts earlier calls whose answer was never recorded. */
const countUnanswered = (app: Context['app'], { operationId, number }: AttemptKey) =>
  app.db.operationAttempt.count({ where: { operationId, number: { lt: number }, answeredAt: null } });

/** Whether the refusal means that the effect exists. Some codes prove it; for others a look decides. */
async function hasEffect(context: Context, kind: OperationKind, attempt: AttemptKey, code: string) {
  if (kind.followOn.includes(code)) return true;
  if (!kind.lookOn?.includes(code)) return false;
  const where = attemptOf(attempt);
  const look = await kind.look(context, await context.app.db.operationAttempt.findUniqueOrThrow({ where }));
  return look.verdict === 'follow';
}
