import type { ClusterKey } from '@isthmus/contracts/clusters';
import type { FastifyInstance } from 'fastify';
import { problem } from '#problems';
import { supportOf, toCluster, toObservation } from './read-observed.ts';

/** All that was observed of one cluster; throws not-found for one that was never listed. */
export async function findCluster(app: FastifyInstance, at: ClusterKey) {
  const { accountId, region, clusterId } = at;
  const [row, observations] = await Promise.all([
    app.db.cluster.findUnique({ where: { accountId_region_clusterId: { accountId, region, clusterId } } }),
    app.db.observation.findMany({ where: { accountId, region, clusterId: { in: ['', clusterId] } } }),
  ]);
  if (!row) throw problem('not-found');
  const of = (kind: string) => observations.find((one) => one.kind === kind);
  const { intervalMs } = app.config.observe;
  return {
    cluster: toCluster(row, { support: of('external-node-support'), cloudNodes: of('cloud-nodes') }),
    support: supportOf(of('external-node-support')),
    observation: toObservation(of('external-node-support'), intervalMs),
    clusterObservation: toObservation(of('clusters'), intervalMs),
  };
}
