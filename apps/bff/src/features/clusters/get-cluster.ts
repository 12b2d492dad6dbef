import type { Permission } from '@isthmus/contracts/endpoint';
import { getCluster } from '@isthmus/contracts/clusters';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { wantCluster } from '#observer/interest';
import { readFourEyes } from '#access/approval-rows';
import { permits } from '#access/permits';
import { findAccount } from '#access/url-place';
import { serve } from '#http/serve';
import { whoMay, whoMayAct } from '#access/who-may';
import { actsOnCloud, clusterRules, factsOfCluster, permittedActs, refusedActs } from '#rules/acts';

export const get = (app: FastifyInstance) =>
  serve(app, getCluster, async ({ params, actor }) => {
    const holds = (permission: Permission) => permits(actor, params, permission);
    await wantCluster(app, params);
    const { accountId } = params;
    const [found, { observeOnly }, hostsToClean, fourEyes] = await Promise.all([
      findCluster(app, params),
      findAccount(app, accountId),
      app.db.hostToClean.count({ where: params }),
      readFourEyes(app, actor, params),
    ]);
    return {
      ...found,
      hostsToClean,
      acts: clusterRules.actsOf(factsOfCluster(found)),
      permits: permittedActs(holds),
      observeOnly: observeOnly ? { acts: actsOnCloud, whoMay: await whoMay(app.db, { accountId }, 'settings') } : null,
      ...(fourEyes && { fourEyes }),
      whoMay: await whoMayAct(app.db, params, refusedActs(holds)),
    };
  });
