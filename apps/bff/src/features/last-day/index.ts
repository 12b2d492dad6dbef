import { getLastDay } from '@isthmus/contracts/last-day';
import type { FastifyInstance } from 'fastify';
import { timeOf } from '#database/time';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { readChanges } from './read-changes.ts';
import { readGaps } from './read-gaps.ts';
import { readOperations } from './read-operations.ts';

const dayMs = 86_400_000;

export default async (app: FastifyInstance) =>
  serve(app, getLastDay, async ({ params }) => {
    const { accountId, region, clusterId } = params;
    const place = { accountId, region, clusterId };
    const until = await timeOf(app.db);
    const window = { place, from: new Date(until.getTime() - dayMs), until };
    const [cluster, changes, { operations, operationsLeftOut }, readings] = await Promise.all([
      app.db.cluster.findUnique({ where: { accountId_region_clusterId: place }, select: { clusterId: true } }),
      readChanges(app, window),
      readOperations(app, window),
      readGaps(app, window),
    ]);
    if (!cluster) throw problem('not-found');
    const { outsideLeftOut, ...listed } = changes;
    return {
      from: window.from.toISOString(),
      until: until.toISOString(),
      ...listed,
      operations,
      ...readings,
      leftOut: { operations: operationsLeftOut, outside: outsideLeftOut },
    };
  });
