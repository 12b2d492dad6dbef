import { healthOf } from '@isthmus/contracts/health';
import type { ClusterKey } from '@isthmus/contracts/places';
import { Problem } from '@isthmus/contracts/problem';
import type { FastifyInstance } from 'fastify';
import { problem, ProblemError } from '#http/problems';
import { TkeError } from '#sources/tke/tke-error';
import { firstReading, wantCluster, wantClusters } from './interest.ts';
import { countHealth } from './read-health.ts';
import { clusterParts, supportOf, toCluster, toObservation } from './read-observed.ts';
import { inPlace } from './row-versions.ts';

/** Waits for the first read of the region when a page is opened before it. */
async function findRow(app: FastifyInstance, { accountId, region, clusterId }: ClusterKey) {
  const find = () =>
    app.db.cluster.findUnique({ where: { accountId_region_clusterId: { accountId, region, clusterId } } });
  const row = await find();
  if (row) return row;
  await wantClusters(app, accountId);
  const read = await firstReading(app, { accountId, region, clusterId: '', kind: 'clusters' });
  const found = await find();
  if (!found && read?.lastProblem) throw new ProblemError(Problem.parse(read.lastProblem));
  return found;
}

/** Returns all observations of one cluster. Throws not-found for a cluster that TKE does not list, or TKE's refusal to list. */
export async function findCluster(app: FastifyInstance, at: ClusterKey) {
  const { accountId, region, clusterId } = at;
  const row = await findRow(app, at);
  if (!row) throw problem('not-found');
  const [observations, counts] = await Promise.all([
    app.db.observation.findMany({ where: { accountId, region, clusterId: { in: ['', clusterId] } } }),
    countHealth(app.db, inPlace(at)),
  ]);
  const of = (kind: string) => observations.find((one) => one.kind === kind);
  const { intervalMs } = app.config.observe;
  const support = toObservation(of('external-node-support'), intervalMs);
  const cloudNodes = toObservation(of('cloud-nodes'), intervalMs);
  return {
    cluster: toCluster(row, { ...clusterParts(of), health: healthOf(counts) }, intervalMs),
    support: supportOf(of('external-node-support')),
    // The page shows one age. The number of cloud nodes also affects the cluster's verdict, so its problem shows here too.
    observation: { ...support, problem: support.problem ?? cloudNodes.problem },
    clusterObservation: toObservation(of('clusters'), intervalMs),
    poolsObservation: toObservation(of('external-node-pools'), intervalMs),
    nodesObservation: toObservation(of('external-nodes'), intervalMs),
    joiningObservation: toObservation(of('joining-nodes'), intervalMs),
    factsObservation: toObservation(of('node-facts'), app.config.observe.factsMs),
    nodesRowsVersion: of('external-nodes')?.rowsVersion ?? 0,
  };
}

/** Returns the cluster with its external node support. Reads the support first when it was never read. Throws when that read fails. */
export async function findReadCluster(app: FastifyInstance, at: ClusterKey) {
  const kind = 'external-node-support';
  let found = await findCluster(app, at);
  if (!found.support) {
    await wantCluster(app, at);
    await firstReading(app, { ...at, kind });
    found = await findCluster(app, at);
  }
  const { support, observation } = found;
  if (!support && observation.problem) throw new ProblemError(observation.problem);
  if (!support)
    throw new TkeError(
      'DescribeExternalNodeSupportConfig',
      'unreachable',
      null,
      'it was not read within ten seconds',
      null,
    );
  return found;
}
