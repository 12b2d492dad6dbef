import { listJoins } from '@isthmus/contracts/joins';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { wantNodes } from '#observer/interest';
import { serve } from '#serve';
import { readJoins } from './read-joins.ts';

/** External nodes a cluster may have unless a ticket has raised it (https://cloud.tencent.com/document/product/457/79747). */
const defaultQuota = 5;

export const list = (app: FastifyInstance) =>
  serve(app, listJoins, async ({ params: { nodePoolId, ...place } }) => {
    await findCluster(app, place);
    await wantNodes(app, place, app.config.observe.intervalMs);
    const [joins, nodesInCluster] = await Promise.all([
      readJoins(app, place),
      app.db.externalNode.count({ where: place }),
    ]);
    return {
      joins: joins.filter((join) => join.nodePoolId === nodePoolId),
      nodesInCluster,
      defaultQuota,
      lastDownload: joins.at(-1)?.download ?? 'private',
    };
  });
