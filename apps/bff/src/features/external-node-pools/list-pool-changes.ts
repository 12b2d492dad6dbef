import { listPoolChanges } from '@isthmus/contracts/conflicts';
import type { FastifyInstance } from 'fastify';
import { problem } from '#http/problems';
import { serve } from '#http/serve';
import { poolChangesSince } from '#observer/pool-changes';

/** Names the people behind a conflict, while the form is still open. */
export const changes = (app: FastifyInstance) =>
  serve(app, listPoolChanges, async ({ params, query }) => {
    const pool = await app.db.externalNodePool.findUnique({
      where: { accountId_region_clusterId_nodePoolId: params },
    });
    if (!pool) throw problem('not-found');
    return { changes: await poolChangesSince(app.db, pool, query.since) };
  });
