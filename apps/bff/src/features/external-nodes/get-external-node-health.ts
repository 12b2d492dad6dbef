import { getExternalNodeHealth } from '@isthmus/contracts/external-node';
import type { FastifyInstance } from 'fastify';
import { timeOf } from '#database/time';
import { serve } from '#http/serve';
import { findCluster } from '#observer/find-cluster';
import { stripOf } from '#rules/node-strip';
import { gapFrom } from '#rules/reading-gap';

const dayMs = 86_400_000;
/** A node that changes at every reading has more changes than a strip can show. */
const mostChanges = 5_000;

/** Returns the states of a node name over the last days. */
export const health = (app: FastifyInstance) =>
  serve(app, getExternalNodeHealth, async ({ params: { nodeName, ...place }, query: { days } }) => {
    await findCluster(app, place);
    const until = await timeOf(app.db);
    const from = new Date(until.getTime() - Number(days) * dayMs);
    const [reading, node, changes, gaps] = await Promise.all([
      app.db.observation.findUnique({
        where: { accountId_region_clusterId_kind: { ...place, kind: 'external-nodes' } },
      }),
      app.db.externalNode.findFirst({ where: { ...place, name: nodeName } }),
      app.db.observedChange.findMany({
        where: { ...place, object: 'node', objectId: nodeName, at: { gt: from, lte: until } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: mostChanges,
        select: { at: true, change: true, before: true },
      }),
      app.db.readingGap.findMany({ where: { ...place, endedAt: { gt: from } } }),
    ]);
    const oldest = changes.length === mostChanges ? changes.at(-1)?.at : undefined;
    const begins = Math.max(from.getTime(), reading?.firstObservedAt?.getTime() ?? 0, oldest?.getTime() ?? 0);
    const silentSince = reading && gapFrom(reading, until, app.config.observe.idleMs);
    const now = silentSince ? [{ beganAt: silentSince, endedAt: until }] : [];
    return {
      from: from.toISOString(),
      until: until.toISOString(),
      segments: reading?.firstObservedAt ? stripOf(new Date(begins), until, node, changes, [...gaps, ...now]) : [],
    };
  });
