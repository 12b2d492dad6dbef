import { Prisma, type OperationAttempt } from '#generated/client';
import { toTkeError, TkeError } from '#sources/tke/tke-error';
import { changeOperation, live } from './change-operation.ts';
import { end } from './end.ts';
import { outcome, type Context, type OperationKind } from './operation-kind.ts';
import { timeOf } from '#database/time';

export const attemptOf = ({ operationId, number }: Pick<OperationAttempt, 'operationId' | 'number'>) => ({
  operationId_number: { operationId, number },
});

interface Attempt {
  number: number;
  seen: Prisma.InputJsonObject;
  deadline: Date | null;
}

/** One call to TKE and the record of its answer. */
export async function send(context: Context, kind: OperationKind, { number, seen, deadline }: Attempt) {
  const { app, operation, caller } = context;
  const attempt = { operationId: operation.id, number };
  await app.tke.makeRoom(caller, kind.action);
  // Committed before the call: whoever finds it without an answer knows that TKE may have been asked. Of two runners that come
  // this far, by whatever accident, the number lets one through.
  const isMine = await app.db.$transaction(async (tx) => {
    const running = { state: 'running', deadline, late: false, outcome: Prisma.DbNull };
    if (!(await changeOperation(tx, operation, live, running))) return false;
    await tx.operationAttempt.create({ data: { ...attempt, seen, startedAt: await timeOf(tx) } });
    return true;
  });
  if (!isMine) return;
  const acted = await kind
    .act(context)
    .catch((thrown: unknown) => (thrown instanceof TkeError ? thrown : toTkeError(operation.kind, thrown)));
  if (acted instanceof TkeError) return refused(context, kind, attempt, acted);
  // Should this fail, the attempt stays without an answer, and a look finds what TKE did.
  await app.db.$transaction(async (tx) => {
    const answered = { ...acted, answeredAt: await timeOf(tx) };
    await tx.operationAttempt.update({ where: attemptOf(attempt), data: answered });
    await changeOperation(tx, operation, live, { state: 'waiting' });
  });
}

/** A lost answer stays open; a refusal is recorded together with what follows from it. */
async function refused(
  { app, operation }: Context,
  kind: OperationKind,
  attempt: { operationId: string; number: number },
  error: TkeError,
) {
  const { requestId, problem } = error;
  const note = async (tx: Prisma.TransactionClient) => {
    const data = { requestId, problem: { ...problem }, answeredAt: error.lost ? null : await timeOf(tx) };
    await tx.operationAttempt.update({ where: attemptOf(attempt), data });
  };
  if (error.lost) return void (await note(app.db));
  const isFollowed = kind.followOn.includes(error.code ?? '');
  if (!isFollowed && problem.code !== 'tke-busy')
    return void (await end(
      app,
      operation,
      { state: 'failed', outcome: outcome('refused-by-tke', null, { problem }) },
      note,
    ));
  // Too many requests: TKE did nothing, so it is asked again.
  await app.db.$transaction(async (tx) => {
    await note(tx);
    await changeOperation(tx, operation, live, { state: isFollowed ? 'waiting' : 'queued' });
  });
}
