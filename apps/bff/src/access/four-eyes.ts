import type { ApprovalAct } from '@isthmus/contracts/approval-acts';
import type { Endpoint } from '@isthmus/contracts/endpoint';
import { eventKey } from '@isthmus/contracts/events';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { z } from 'zod';
import { byOf, writeAudit } from '#access/audit';
import type { Actor } from '#access/permits';
import type { Visible } from '#access/visible';
import { idsOfWhoMay } from '#access/who-may';
import { notify } from '#database/events';
import { timeOf } from '#database/time';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';

/** What the handler of an act gets when its request is checked or approved. */
interface ApprovedCall {
  params: unknown;
  query: unknown;
  body: unknown;
  actor: Actor;
  request: FastifyRequest;
  reply: FastifyReply;
  visible: Visible;
}
export type Handle = (call: ApprovedCall) => Promise<unknown>;

/** `check`: nothing is recorded. */
interface Decision {
  id: string;
  requestedById: string;
  how: 'check' | 'approve' | 'break-glass';
  /** Why the glass is broken. */
  note: string | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The endpoints of the acts that may need a second person. */
    approvable: Map<ApprovalAct, { endpoint: Endpoint; handle: Handle }>;
  }
  interface FastifyRequest {
    /** The request for approval that this call checks or decides. */
    approval: Decision | null;
  }
}

export const ApprovalPlace = z.object({
  accountId: z.string(),
  region: z.string().exactOptional(),
  clusterId: z.string().exactOptional(),
  nodePoolId: z.string().exactOptional(),
});
export type ApprovalPlace = z.infer<typeof ApprovalPlace>;
const InBody = z.object({ clusters: z.array(ApprovalPlace) });

/** The accounts or clusters that a request names: in its body, or in its URL. */
export const placesOf = ({ params, body }: { params: unknown; body: unknown }): ApprovalPlace[] =>
  InBody.safeParse(body).data?.clusters ?? [ApprovalPlace.parse(params)];

/** Read each time, because these acts are rare, and a cached switch would hold late. */
export const hasFourEyes = async (db: Pick<Prisma.TransactionClient, 'cloudAccount'>, accountIds: string[]) =>
  (await db.cloudAccount.count({ where: { id: { in: accountIds }, fourEyes: true } })) > 0;

/** Whether this request needs a second person: one of its accounts has four eyes. */
export async function needsSecondPerson<B extends z.ZodType>(
  app: FastifyInstance,
  { fourEyes }: Pick<Endpoint<z.ZodType, z.ZodType, B>, 'fourEyes'>,
  call: { params: unknown; body: z.output<B> },
) {
  if (!fourEyes || fourEyes.when?.(call.body) === false) return false;
  return hasFourEyes(
    app.db,
    placesOf(call).map(({ accountId }) => accountId),
  );
}

/** Open pages read the requests of these accounts again when the transaction commits. */
export async function approvalsChanged(tx: Prisma.TransactionClient, accountIds: string[]) {
  const version = (await timeOf(tx)).getTime();
  for (const accountId of new Set(accountIds)) await notify(tx, eventKey('approvals', { accountId }), version);
}

/**
 * Ends the request that is being approved, in the transaction that records its act. Does nothing for other calls. The row's lock makes the second
 * of two decisions wait, and find the request decided.
 */
export async function settle(app: FastifyInstance, tx: Prisma.TransactionClient, request: FastifyRequest) {
  const { approval, actor } = request;
  if (!approval || !actor) return;
  const { id, how, note } = approval;
  const brokeGlass = how === 'break-glass';
  const now = await timeOf(tx);
  const { count } = await tx.approval.updateMany({
    where: { id, state: 'open', expiresAt: { gt: now } },
    data: { state: 'approved', decidedById: actor.id, decidedAt: now, brokeGlass, note, input: null },
  });
  if (!count) throw problem('approval-decided');
  const row = await tx.approval.findUniqueOrThrow({ where: { id } });
  if (brokeGlass) await notifyAdmins(app, tx, row.id, row.accountIds, actor.id);
  await writeApproval(tx, request, row, brokeGlass ? 'break-glass' : 'approve-request', note);
  await approvalsChanged(tx, row.accountIds);
}

/** Writes the row of a step of a request. One over several accounts has a row in each, so that each account's admins read it. */
export async function writeApproval(
  tx: Prisma.TransactionClient,
  request: FastifyRequest,
  row: Prisma.ApprovalGetPayload<object>,
  act: 'request-approval' | 'approve-request' | 'decline-request' | 'withdraw-request' | 'void-request' | 'break-glass',
  note: string | null = null,
) {
  const { name } = z.object({ name: z.string().nullable() }).parse(row.effect);
  for (const { accountId, region, clusterId, nodePoolId } of z.array(ApprovalPlace).parse(row.places))
    await writeAudit(tx, byOf(request), {
      act,
      at: { accountId, region, clusterId },
      object: nodePoolId
        ? { kind: 'pool', id: nodePoolId, name }
        : clusterId
          ? { kind: 'cluster', id: clusterId, name }
          : { kind: 'account', id: accountId, name },
      details: { approvalId: row.id, approves: row.act, reason: row.reason, requestedBy: row.requestedById, note },
    });
}

/** Everybody who may set up one of the accounts, except the person who broke the glass. */
async function notifyAdmins(
  app: FastifyInstance,
  tx: Prisma.TransactionClient,
  approvalId: string,
  accountIds: string[],
  exceptId: string,
) {
  const admins = new Set<string>();
  for (const accountId of accountIds)
    for (const id of await idsOfWhoMay(tx, { accountId }, 'settings')) if (id !== exceptId) admins.add(id);
  await tx.approvalNotice.createMany({ data: [...admins].map((userId) => ({ approvalId, userId })) });
  app.log.warn({ approvalId, accountIds, personId: exceptId }, 'break-glass: an act was done without a second person');
}

export default fp(
  async (app) => {
    app.decorate('approvable', new Map());
    app.decorateRequest('approval', null);
  },
  { name: 'four-eyes', dependencies: ['database', 'events'] },
);
