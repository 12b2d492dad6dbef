import { acknowledgeBreakGlass, declineRequest, withdrawRequest } from '@isthmus/contracts/approvals';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { permissionFor, placesIn, type ApprovalRow } from '#access/approval-rows';
import { byOf, writeAudit } from '#access/audit';
import { approvalsChanged, writeApproval } from '#access/four-eyes';
import { problem } from '#http/problems';
import { admit, serve } from '#http/serve';
import { refuseEnded } from './decide.ts';
import { readRow, toApproval } from './to-approval.ts';

/** Ends an open request without its act. The state in the condition makes one of two decisions fail. */
async function end(
  app: FastifyInstance,
  request: FastifyRequest,
  row: ApprovalRow,
  [state, act]: ['declined', 'decline-request'] | ['withdrawn', 'withdraw-request'],
  note: string | null = null,
) {
  await refuseEnded(app, request, row);
  await app.db.$transaction(async (tx) => {
    const { count } = await tx.approval.updateMany({
      where: { id: row.id, state: 'open' },
      data: { state, note, decidedById: request.actor?.id ?? null, decidedAt: new Date(), input: null },
    });
    if (!count) throw problem('approval-decided');
    await writeApproval(tx, request, await tx.approval.findUniqueOrThrow({ where: { id: row.id } }), act, note);
    await approvalsChanged(tx, row.accountIds);
  });
}

export const decline = (app: FastifyInstance) =>
  serve(app, declineRequest, async ({ params: { approvalId }, body: { reason }, actor, request, visible }) => {
    const row = await readRow(app, visible, approvalId);
    if (row.requestedById === actor.id) throw problem('own-request');
    const permission = permissionFor(app, row);
    for (const place of placesIn(row)) await admit(app, actor, place, { permission });
    await end(app, request, row, ['declined', 'decline-request'], reason);
    return toApproval(app, actor, await readRow(app, visible, approvalId));
  });

export const withdraw = (app: FastifyInstance) =>
  serve(app, withdrawRequest, async ({ params: { approvalId }, actor, request, visible }) => {
    const row = await readRow(app, visible, approvalId);
    if (row.requestedById !== actor.id) throw problem('not-own-request');
    await end(app, request, row, ['withdrawn', 'withdraw-request']);
    return toApproval(app, actor, await readRow(app, visible, approvalId));
  });

/** Not-found when the caller has no notice of it. */
export const acknowledge = (app: FastifyInstance) =>
  serve(app, acknowledgeBreakGlass, async ({ params: { approvalId }, actor, request, visible }) => {
    const row = await readRow(app, visible, approvalId);
    await app.db.$transaction(async (tx) => {
      const { count } = await tx.approvalNotice.deleteMany({ where: { approvalId, userId: actor.id } });
      if (!count) throw problem('not-found');
      for (const accountId of row.accountIds)
        await writeAudit(tx, byOf(request), {
          act: 'acknowledge-break-glass',
          at: { accountId },
          object: { kind: 'account', id: accountId },
          details: { approvalId },
        });
      await approvalsChanged(tx, row.accountIds);
    });
    return toApproval(app, actor, await readRow(app, visible, approvalId));
  });
