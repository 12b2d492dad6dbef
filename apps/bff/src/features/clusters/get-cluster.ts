import { getCluster } from '@isthmus/contracts/clusters';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { wantCluster } from '#observer/interest';
import { serve } from '#http/serve';

export const get = (app: FastifyInstance) =>
  serve(app, getCluster, async ({ params }) => {
    await wantCluster(app, params);
    return findCluster(app, params);
  });
