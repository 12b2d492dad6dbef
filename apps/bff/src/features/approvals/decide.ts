import { approveRequest, breakGlass } from '@isthmus/contracts/approvals';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stateOf, type ApprovalRow } from '#access/approval-rows';
import { approvalsChanged, writeApproval } from '#access/four-eyes';
import type { Actor } from '#access/permits';
import type { Visible } from '#access/visible';
import { problem, ProblemError } from '#http/problems';
import { admit, serve } from '#http/serve';
import { admitTo, openInput } from './asked.ts';
import { effectOf } from './effect.ts';
import { readRow, toApproval } from './to-approval.ts';

interface Call {
  actor: Actor;
  request: FastifyRequest;
  reply: FastifyReply;
  visible: Visible;
}
interface Decision {
  how: 'approve' | 'break-glass';
  /** Of the effect that the person saw. */
  version: string;
  note: string | null;
}

/** Throws the reason why a request is not open. One whose requester may no longer do the act is stored as void. */
export async function refuseEnded(app: FastifyInstance, request: FastifyRequest, row: ApprovalRow) {
  const state = stateOf(app, row);
  if (state === 'open') return;
  if (state === 'expired') throw problem('approval-expired');
  if (state !== 'void') throw problem('approval-decided');
  await app.db.$transaction(async (tx) => {
    const where = { id: row.id, state: 'open' };
    const { count } = await tx.approval.updateMany({ where, data: { state: 'void', input: null } });
    if (!count) return;
    await writeApproval(tx, request, await tx.approval.findUniqueOrThrow({ where: { id: row.id } }), 'void-request');
    await approvalsChanged(tx, row.accountIds);
  });
  throw problem('approval-void');
}

/** Does the act of a request: its handler checks with the data of now and records. A repeated press returns what was recorded. */
async function decide(app: FastifyInstance, id: string, { how, version, note }: Decision, call: Call) {
  const { actor, request, visible } = call;
  const row = await readRow(app, visible, id);
  if (row.state === 'approved' && row.decidedById === actor.id) return toApproval(app, actor, row);
  const isOwn = row.requestedById === actor.id;
  if (how === 'approve' && isOwn) throw problem('own-request');
  if (how === 'break-glass' && !isOwn) throw problem('not-own-request');
  await refuseEnded(app, request, row);
  const { input } = await app.db.approval.findUniqueOrThrow({ where: { id }, select: { input: true } });
  const asked = openInput(app, { ...row, input });
  await admitTo(app, actor, asked);
  if (how === 'break-glass')
    for (const accountId of row.accountIds) await admit(app, actor, { accountId }, { permission: 'settings' });
  const now = await effectOf(app, asked).catch((error: unknown) => {
    const isGone = error instanceof ProblemError && error.problem.code === 'not-found';
    throw isGone ? problem('changed-meanwhile') : error;
  });
  if (now.version !== version) throw problem('changed-meanwhile');
  request.approval = { id, requestedById: row.requestedById, how, note };
  await asked.handle({ ...asked, ...call, query: {} });
  return toApproval(app, actor, await readRow(app, visible, id));
}

/** Records the act as who asked, and who approves. */
export const approve = (app: FastifyInstance) =>
  serve(app, approveRequest, ({ params: { approvalId }, body: { version }, ...call }) =>
    decide(app, approvalId, { how: 'approve', version, note: null }, call),
  );

/** Records the act of an own request, and notifies all other admins. */
export const breakTheGlass = (app: FastifyInstance) =>
  serve(app, breakGlass, ({ params: { approvalId }, body: { version, reason }, ...call }) =>
    decide(app, approvalId, { how: 'break-glass', version, note: reason }, call),
  );
