import { listClusters } from '@isthmus/contracts/clusters';
import type { FastifyInstance } from 'fastify';
import { wantClusters } from '#observer/interest';
import { toCluster, toObservation } from '#observer/read-observed';
import { serve } from '#serve';

/** Reads what was observed, over every region of the account, and keeps it of interest. */
export const list = (app: FastifyInstance) =>
  serve(app, listClusters, async ({ params: { accountId } }) => {
    await wantClusters(app, accountId);
    const [account, rows, observations] = await Promise.all([
      app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } }),
      app.db.cluster.findMany({ where: { accountId }, orderBy: [{ name: 'asc' }, { clusterId: 'asc' }] }),
      app.db.observation.findMany({ where: { accountId } }),
    ]);
    const known = new Map(observations.map((row) => [`${row.kind} ${row.region} ${row.clusterId}`, row]));
    return {
      clusters: rows.map((row) =>
        toCluster(row, {
          support: known.get(`external-node-support ${row.region} ${row.clusterId}`),
          cloudNodes: known.get(`cloud-nodes ${row.region} ${row.clusterId}`),
        }),
      ),
      regions: account.regions.map((region) => ({
        region,
        observation: toObservation(known.get(`clusters ${region} `), app.config.observe.intervalMs),
      })),
    };
  });
