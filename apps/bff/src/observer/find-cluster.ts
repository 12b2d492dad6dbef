import type { ClusterKey } from '@isthmus/contracts/clusters';
import type { FastifyInstance } from 'fastify';
import { problem } from '#problems';
import { supportOf, toCluster, toObservation } from './read-observed.ts';

/** All that was observed of one cluster; throws not-found for one that was never listed. */
export async function findCluster(app: FastifyInstance, at: ClusterKey) {
  const { accountId, region, clusterId } = at;
  const [row, observations, failedNodes] = await Promise.all([
    app.db.cluster.findUnique({ where: { accountId_region_clusterId: { accountId, region, clusterId } } }),
    app.db.observation.findMany({ where: { accountId, region, clusterId: { in: ['', clusterId] } } }),
    app.db.externalNode.count({ where: { accountId, region, clusterId, status: 'Failed' } }),
  ]);
  if (!row) throw problem('not-found');
  const of = (kind: string) => observations.find((one) => one.kind === kind);
  const { intervalMs } = app.config.observe;
  return {
    cluster: toCluster(row, {
      support: of('external-node-support'),
      cloudNodes: of('cloud-nodes'),
      pools: of('external-node-pools'),
      nodes: of('external-nodes'),
      failedNodes,
    }),
    support: supportOf(of('external-node-support')),
    observation: toObservation(of('external-node-support'), intervalMs),
    clusterObservation: toObservation(of('clusters'), intervalMs),
    poolsObservation: toObservation(of('external-node-pools'), intervalMs),
    nodesObservation: toObservation(of('external-nodes'), intervalMs),
  };
}
