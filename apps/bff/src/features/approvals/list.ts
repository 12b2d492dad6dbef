import { getApproval, listApprovals } from '@isthmus/contracts/approvals';
import type { FastifyInstance } from 'fastify';
import { permissionFor, placesIn, stateOf, withPeople } from '#access/approval-rows';
import { whoMay } from '#access/who-may';
import { ProblemError } from '#http/problems';
import { serve } from '#http/serve';
import { openInput } from './asked.ts';
import { effectOf } from './effect.ts';
import { isVisible, readRow, toApproval, toApprovals } from './to-approval.ts';

const maxEnded = 100;

export const list = (app: FastifyInstance) =>
  serve(app, listApprovals, async ({ actor, visible }) => {
    const mine = { accountIds: { hasSome: visible.accountIds } };
    const orderBy = [{ requestedAt: 'desc' as const }, { id: 'desc' as const }];
    const open = { state: 'open', expiresAt: { gt: new Date() } };
    const [waiting, ended] = await Promise.all([
      app.db.approval.findMany({ where: { ...mine, ...open }, orderBy, ...withPeople }),
      app.db.approval.findMany({ where: { ...mine, NOT: open }, orderBy, take: maxEnded, ...withPeople }),
    ]);
    const rows = [...waiting, ...ended].filter((row) => isVisible({ visible, row }));
    return { approvals: await toApprovals(app, actor, rows) };
  });

/** Reads one request, and what its act would do now. What refuses the act is part of the answer. */
export const get = (app: FastifyInstance) =>
  serve(app, getApproval, async ({ params: { approvalId }, actor, request, reply, visible }) => {
    const row = await readRow(app, visible, approvalId);
    const approval = await toApproval(app, actor, row);
    const nothing = { now: null, version: null, refusal: null, nodeNames: [], approvers: [] };
    if (stateOf(app, row) !== 'open') return { ...approval, ...nothing };
    const { input } = await app.db.approval.findUniqueOrThrow({ where: { id: row.id }, select: { input: true } });
    const [place = null] = placesIn(row);
    const { people } = await whoMay(app.db, place, permissionFor(app, row), row.requestedById);
    try {
      const asked = openInput(app, { ...row, input });
      const { effect, version, nodeNames } = await effectOf(app, asked);
      request.approval = { id: row.id, requestedById: row.requestedById, how: 'check', note: null };
      const refusal = asked.endpoint.dryRun
        ? await asked.handle({ ...asked, query: {}, actor, request, reply, visible }).then(() => null, toRefusal)
        : null;
      return { ...approval, now: effect, version, nodeNames, refusal, approvers: people };
    } catch (error) {
      return { ...approval, ...nothing, refusal: toRefusal(error), approvers: people };
    }
  });

function toRefusal(error: unknown) {
  if (error instanceof ProblemError) return error.problem;
  throw error;
}
