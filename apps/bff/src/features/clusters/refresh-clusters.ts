import { refreshCluster, refreshClusters } from '@isthmus/contracts/clusters';
import type { FastifyInstance } from 'fastify';
import { findCluster } from '#observer/find-cluster';
import { clusterKeys, demand } from '#observer/interest';
import { serve } from '#http/serve';

export const refreshAll = (app: FastifyInstance) =>
  serve(app, refreshClusters, async ({ params: { accountId } }) => {
    const account = await app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } });
    for (const region of account.regions) await demand(app, { accountId, region, clusterId: '', kind: 'clusters' });
    const clusters = await app.db.cluster.findMany({ where: { accountId } });
    for (const { region, clusterId } of clusters)
      await demand(app, { accountId, region, clusterId, kind: 'external-node-support' });
    return null;
  });

export const refreshOne = (app: FastifyInstance) =>
  serve(app, refreshCluster, async ({ params }) => {
    await findCluster(app, params);
    for (const key of clusterKeys(params)) await demand(app, key);
    return null;
  });
