import { eventKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';
import { confirmQuota, getQuota, withdrawQuota, type ConfirmedQuota } from '@isthmus/contracts/quota';
import type { FastifyInstance } from 'fastify';
import { byOf, writeAudit } from '#access/audit';
import { notify } from '#database/events';
import type { Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { quotaVersion } from '#observer/row-versions';

const withWriter = { writtenBy: { select: { name: true } } } satisfies Prisma.ConfirmedQuotaInclude;
type Row = Prisma.ConfirmedQuotaGetPayload<{ include: typeof withWriter }>;

const toQuota = ({ nodes, confirmedOn, writtenBy }: Row): ConfirmedQuota => ({
  nodes,
  confirmedOn: confirmedOn.toISOString().slice(0, 10),
  writtenBy: writtenBy.name,
});

/** What a person entered, for the audit. */
const quotaOf = (row: Row) => ({ nodes: row.nodes, confirmedOn: toQuota(row).confirmedOn });

const idOf = ({ accountId, region, clusterId }: ClusterKey) => ({
  accountId_region_clusterId: { accountId, region, clusterId },
});

export const get = (app: FastifyInstance) =>
  serve(app, getQuota, async ({ params }) => {
    const row = await app.db.confirmedQuota.findUnique({ where: idOf(params), include: withWriter });
    return { quota: row && toQuota(row) };
  });

/** Answers not-found for a cluster that TKE does not list. Stores the quota and its audit row in one transaction. */
export const confirm = (app: FastifyInstance) =>
  serve(app, confirmQuota, async ({ params, body, actor, request }) => {
    const quota = await app.db.$transaction(async (tx) => {
      const { accountId, region, clusterId } = params;
      const cluster = await tx.cluster.findUnique({ where: idOf(params) });
      if (!cluster) throw problem('not-found');
      const known = await tx.confirmedQuota.findUnique({ where: idOf(params), include: withWriter });
      const written = {
        nodes: body.nodes,
        confirmedOn: new Date(body.confirmedOn),
        writtenById: actor.id,
        writtenAt: new Date(),
      };
      const row = await tx.confirmedQuota.upsert({
        where: idOf(params),
        create: { accountId, region, clusterId, ...written },
        update: written,
        include: withWriter,
      });
      const object = { kind: 'cluster', id: clusterId, name: cluster.name } as const;
      const before = known && quotaOf(known);
      await writeAudit(tx, byOf(request), { act: 'confirm-quota', at: params, object, before, after: body });
      await notify(tx, eventKey('quota', params), await quotaVersion(tx, params));
      return toQuota(row);
    });
    // The next read of Home must not wait for the event.
    app.forget(eventKey('quota', params));
    return quota;
  });

export const withdraw = (app: FastifyInstance) =>
  serve(app, withdrawQuota, async ({ params, request }) => {
    await app.db.$transaction(async (tx) => {
      const { accountId, region, clusterId } = params;
      const known = await tx.confirmedQuota.findUnique({ where: idOf(params), include: withWriter });
      const { count } = await tx.confirmedQuota.deleteMany({ where: { accountId, region, clusterId } });
      if (!count) return;
      const cluster = await tx.cluster.findUnique({ where: idOf(params) });
      const object = { kind: 'cluster', id: clusterId, name: cluster?.name } as const;
      const before = known && quotaOf(known);
      await writeAudit(tx, byOf(request), { act: 'withdraw-quota', at: params, object, before });
      await notify(tx, eventKey('quota', params), await quotaVersion(tx, params));
    });
    app.forget(eventKey('quota', params));
    return null;
  });
