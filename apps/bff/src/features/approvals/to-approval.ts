import { ApprovalAct, ApprovalEffect, type Approval } from '@isthmus/contracts/approvals';
import type { FastifyInstance } from 'fastify';
import { mayDo, placesIn, stateOf, withPeople, type ApprovalRow } from '#access/approval-rows';
import type { Actor } from '#access/permits';
import type { Visible } from '#access/visible';
import { problem } from '#http/problems';
import { approvalKey } from '#operations/record';

/** Whether the person may see all places of a request. */
export const isVisible = ({ visible, row }: { visible: Visible; row: ApprovalRow }) =>
  placesIn(row).every(({ accountId, region, clusterId }) =>
    visible.places.some(
      (place) =>
        place.accountId === accountId &&
        // A person with a part of the account sees requests about the account as a whole.
        (!region || place.region === undefined || place.region === region) &&
        (!clusterId || place.clusterId === undefined || place.clusterId === clusterId),
    ),
  );

/** Reads one request. One that the person may not see is not-found. */
export async function readRow(app: FastifyInstance, visible: Visible, id: string) {
  const row = await app.db.approval.findUnique({ where: { id }, ...withPeople });
  if (!row || !isVisible({ visible, row })) throw problem('not-found');
  return row;
}

/** Returns requests as answers, with the names of their places and what they recorded. */
export async function toApprovals(app: FastifyInstance, actor: Actor, rows: ApprovalRow[]): Promise<Approval[]> {
  const places = rows.flatMap(placesIn);
  const clusters = places.map(({ accountId, region = '', clusterId = '' }) => ({ accountId, region, clusterId }));
  const keys = rows
    .filter(({ state }) => state === 'approved')
    .map(({ id, requestedById }) => ({ actorId: requestedById, idempotencyKey: approvalKey(id) }));
  const [accountNames, clusterNames, operations, groups] = await Promise.all([
    app.db.cloudAccount.findMany({ where: { id: { in: places.map(({ accountId }) => accountId) } } }),
    app.db.cluster.findMany({ where: { OR: clusters } }),
    app.db.operation.findMany({ where: { OR: keys }, select: { id: true, idempotencyKey: true } }),
    app.db.operationGroup.findMany({ where: { OR: keys }, select: { id: true, setId: true, idempotencyKey: true } }),
  ]);
  return rows.map((row) => {
    const isOfIt = ({ idempotencyKey }: { idempotencyKey: string }) => idempotencyKey === approvalKey(row.id);
    const { id: groupId = null, setId = null } = groups.find(isOfIt) ?? {};
    return {
      id: row.id,
      act: ApprovalAct.parse(row.act),
      state: stateOf(app, row),
      places: placesIn(row).map(({ accountId, region = null, clusterId = null }) => ({
        accountId,
        accountName: accountNames.find(({ id }) => id === accountId)?.name ?? '',
        region,
        clusterId,
        clusterName:
          clusterNames.find((one) => one.accountId === accountId && one.clusterId === clusterId)?.name ?? null,
      })),
      nodePoolId: row.nodePoolId,
      effect: ApprovalEffect.parse(row.effect),
      reason: row.reason,
      requestedBy: { id: row.requestedById, name: row.requestedBy.name },
      requestedAt: row.requestedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      decidedBy: row.decidedBy,
      decidedAt: row.decidedAt?.toISOString() ?? null,
      brokeGlass: row.brokeGlass,
      note: row.note,
      operationId: operations.find(isOfIt)?.id ?? null,
      groupId,
      setId,
      may: mayDo(app, actor, row),
      notice: row.notices.some(({ userId }) => userId === actor.id),
    };
  });
}

export async function toApproval(app: FastifyInstance, actor: Actor, row: ApprovalRow): Promise<Approval> {
  const [approval] = await toApprovals(app, actor, [row]);
  if (!approval) throw problem('not-found');
  return approval;
}
