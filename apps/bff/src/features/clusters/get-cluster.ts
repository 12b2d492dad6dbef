import type { Permission } from '@isthmus/contracts/endpoint';
import { getCluster } from '@isthmus/contracts/clusters';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { wantCluster } from '#observer/interest';
import { permits } from '#access/permits';
import { serve } from '#http/serve';
import { whoMayAct } from '#access/who-may';
import { clusterRules, factsOfCluster, permittedActs, refusedActs } from '#rules/acts';

export const get = (app: FastifyInstance) =>
  serve(app, getCluster, async ({ params, actor }) => {
    const holds = (permission: Permission) => permits(actor, params, permission);
    await wantCluster(app, params);
    const [found, hostsToClean] = await Promise.all([
      findCluster(app, params),
      app.db.hostToClean.count({ where: params }),
    ]);
    return {
      ...found,
      hostsToClean,
      acts: clusterRules.actsOf(factsOfCluster(found)),
      permits: permittedActs(holds),
      whoMay: await whoMayAct(app.db, params, refusedActs(holds)),
    };
  });
