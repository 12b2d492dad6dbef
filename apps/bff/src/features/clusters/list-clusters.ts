import { listClusters } from '@isthmus/contracts/clusters';
import { eventKey } from '@isthmus/contracts/events';
import type { FastifyInstance } from 'fastify';
import type { Visible } from '#access/visible';
import { encode } from '#http/encoded';
import { wantClusters } from '#observer/interest';
import { ofClusters, ofRegions, poolsAndNodes } from '#observer/kinds/index';
import { countHealth, healthBy } from '#observer/read-health';
import { clusterParts, toCluster, toObservation } from '#observer/read-observed';
import { serve } from '#http/serve';

/** Returns the observed clusters of all regions of the account, and renews the interest in them. */
export const list = (app: FastifyInstance) =>
  serve(app, listClusters, async ({ params: { accountId }, visible }) => {
    await wantClusters(app, accountId);
    const watched = [...ofRegions, ...ofClusters, ...poolsAndNodes, 'cloud-account', 'joins'].map((kind) =>
      eventKey(kind, { accountId }),
    );
    return app.cached(`clusters ${accountId} ${visible.name}`, watched, async () =>
      encode(listClusters, await readAll(app, accountId, visible)),
    );
  });

async function readAll(app: FastifyInstance, accountId: string, visible: Visible) {
  const [account, rows, observations, counts] = await Promise.all([
    app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId } }),
    app.db.cluster.findMany({ where: visible.where, orderBy: [{ name: 'asc' }, { clusterId: 'asc' }] }),
    app.db.observation.findMany({ where: { accountId } }),
    countHealth(app.db, visible.sql),
  ]);
  const { intervalMs } = app.config.observe;
  const health = healthBy(counts, ({ region, clusterId }) => `${region} ${clusterId}`);
  const known = new Map(observations.map((row) => [`${row.kind} ${row.region} ${row.clusterId}`, row]));
  return {
    clusters: rows.map((row) => {
      const parts = clusterParts((kind) => known.get(`${kind} ${row.region} ${row.clusterId}`));
      return toCluster(row, { ...parts, health: health.get(`${row.region} ${row.clusterId}`) }, intervalMs);
    }),
    regions: account.regions
      .filter((region) => visible.hasRegion(accountId, region))
      .map((region) => ({
        region,
        observation: toObservation(known.get(`clusters ${region} `), intervalMs),
      })),
  };
}
