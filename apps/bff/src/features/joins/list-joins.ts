import { listJoins } from '@isthmus/contracts/joins';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { wantNodes } from '#observer/interest';
import { serve } from '#http/serve';
import { readJoins } from './read-joins.ts';
import { readUsualMs } from './read-usual-time.ts';

export const list = (app: FastifyInstance) =>
  serve(app, listJoins, async ({ params: { nodePoolId, ...place } }) => {
    const { nodesObservation } = await findCluster(app, place);
    await wantNodes(app, place);
    const [joins, nodesInCluster, usualMs] = await Promise.all([
      readJoins(app, place),
      app.db.externalNode.count({ where: place }),
      readUsualMs(app, place.accountId),
    ]);
    return {
      joins: joins.filter((join) => join.nodePoolId === nodePoolId),
      observation: nodesObservation,
      nodesInCluster,
      lastDownload: joins.at(-1)?.download ?? 'private',
      usualMs,
    };
  });
