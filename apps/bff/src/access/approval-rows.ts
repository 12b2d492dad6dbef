import { ApprovalAct, ApprovalEffect, ApprovalState } from '@isthmus/contracts/approvals';
import type { FourEyes } from '@isthmus/contracts/acts-answer';
import type { Permission } from '@isthmus/contracts/endpoint';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actorFields, toActor } from '#access/actor';
import { permits, type Actor } from '#access/permits';
import { ApprovalPlace, hasFourEyes } from '#access/four-eyes';
import type { Prisma } from '#generated/client';

/** What every reader of a request needs. Never its sealed input. */
export const withPeople = {
  omit: { input: true },
  include: {
    requestedBy: { select: { ...actorFields, name: true } },
    decidedBy: { select: { id: true, name: true } },
    notices: { select: { userId: true } },
  },
} satisfies Prisma.ApprovalDefaultArgs;
export type ApprovalRow = Prisma.ApprovalGetPayload<typeof withPeople>;

export const placesIn = ({ places }: Pick<ApprovalRow, 'places'>) => z.array(ApprovalPlace).parse(places);

/** What the act needs in each place. Forcing needs more than the act alone. */
export function permissionFor(app: FastifyInstance, { act, effect }: Pick<ApprovalRow, 'act' | 'effect'>): Permission {
  const { endpoint } = app.approvable.get(ApprovalAct.parse(act)) ?? {};
  return ApprovalEffect.parse(effect).force ? 'administer' : (endpoint?.permission ?? 'own');
}

const isPermitted = (app: FastifyInstance, actor: Actor, row: ApprovalRow) =>
  placesIn(row).every((place) => permits(actor, place, permissionFor(app, row)));

/** The state as of now: nothing writes that a request expired, or that who asked lost the role. */
export function stateOf(app: FastifyInstance, row: ApprovalRow): ApprovalState {
  if (row.state !== 'open') return ApprovalState.parse(row.state);
  if (row.expiresAt.getTime() <= Date.now()) return 'expired';
  const mayAsk = !row.requestedBy.disabledAt && isPermitted(app, toActor(row.requestedBy), row);
  return mayAsk ? 'open' : 'void';
}

/** What a person may do with a request now. */
export function mayDo(app: FastifyInstance, actor: Actor, row: ApprovalRow): ('decide' | 'withdraw' | 'break-glass')[] {
  if (stateOf(app, row) !== 'open') return [];
  if (row.requestedById !== actor.id) return isPermitted(app, actor, row) ? ['decide'] : [];
  const isAdmin = row.accountIds.every((accountId) => permits(actor, { accountId }, 'settings'));
  return isAdmin ? ['withdraw', 'break-glass'] : ['withdraw'];
}

/** Returns the open requests about a cluster; null while its account has no four eyes. */
export async function readFourEyes(app: FastifyInstance, actor: Actor, at: ClusterKey): Promise<FourEyes | null> {
  if (!(await hasFourEyes(app.db, [at.accountId]))) return null;
  const rows = await app.db.approval.findMany({
    where: { accountIds: { has: at.accountId }, state: 'open', expiresAt: { gt: new Date() } },
    orderBy: { requestedAt: 'asc' },
    ...withPeople,
  });
  const isHere = (row: ApprovalRow) =>
    placesIn(row).some(({ region, clusterId }) => region === at.region && clusterId === at.clusterId);
  return {
    requests: rows
      .filter((row) => isHere(row) && stateOf(app, row) === 'open')
      .map(({ id, act, nodePoolId, requestedBy, requestedById, expiresAt }) => ({
        ...{ id, nodePoolId, requestedBy: requestedBy.name, own: requestedById === actor.id },
        act: ApprovalAct.parse(act),
        expiresAt: expiresAt.toISOString(),
      })),
  };
}

/** The numbers that the session shows: they come with it, because every page has them and none may wait for them. */
export async function readWaiting(app: FastifyInstance, actor: Actor) {
  const [open, notices] = await Promise.all([
    app.db.approval.findMany({ where: { state: 'open', expiresAt: { gt: new Date() } }, ...withPeople }),
    app.db.approvalNotice.count({ where: { userId: actor.id } }),
  ]);
  const waiting = open.filter((row) => mayDo(app, actor, row).includes('decide')).length;
  return waiting || notices ? { approvals: { waiting, notices } } : {};
}
