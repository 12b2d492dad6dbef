import { getCluster } from '@isthmus/contracts/clusters';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { wantCluster } from '#observer/interest';
import { permits } from '#access/permits';
import { serve } from '#http/serve';
import { clusterRules, factsOfCluster, permittedActs } from '#rules/acts';

export const get = (app: FastifyInstance) =>
  serve(app, getCluster, async ({ params, actor }) => {
    await wantCluster(app, params);
    const [found, hostsToClean] = await Promise.all([
      findCluster(app, params),
      app.db.hostToClean.count({ where: params }),
    ]);
    return {
      ...found,
      hostsToClean,
      acts: clusterRules.actsOf(factsOfCluster(found)),
      permits: permittedActs((permission) => permits(actor, params, permission)),
    };
  });
