import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import type { findCluster } from '#observer/find-cluster';
import type { Evidence } from './steps.ts';

type Observed = Awaited<ReturnType<typeof findCluster>>;

/**
 * Returns the names of the first pool and the first running node, and whether the cluster ever had one. A step that was done once stays
 * done, so a finished path is not offered again.
 */
async function firstOf(app: FastifyInstance, { accountId, region, clusterId }: ClusterKey) {
  const where = { accountId, region, clusterId };
  const [pool, node, pastPool, pastNode] = await Promise.all([
    app.db.externalNodePool.findFirst({ where, orderBy: { nodePoolId: 'asc' }, select: { name: true } }),
    app.db.externalNode.findFirst({
      where: { ...where, status: 'Running' },
      orderBy: { appearedAt: 'asc' },
      select: { name: true },
    }),
    app.db.observedChange.findFirst({ where: { ...where, object: 'pool' }, select: { name: true } }),
    app.db.observedChange.findFirst({
      where: { ...where, object: 'node', after: { path: ['status'], equals: 'Running' } },
      select: { name: true },
    }),
  ]);
  return { pool, node, hadPool: pastPool !== null, hadNode: pastNode !== null };
}

/** Without a cluster no later step can be read, because the beta gate is also probed through a cluster. */
async function withoutCluster(app: FastifyInstance, accountId: string): Promise<Omit<Evidence, 'account'>> {
  const listed = await app.db.observation.count({ where: { accountId, kind: 'clusters', observedAt: { not: null } } });
  const open = { done: false, known: listed > 0, seen: '' };
  return { cluster: open, beta: open, enable: open, pool: open, node: open };
}

/** Collects what the database says about each step. */
export async function gatherEvidence(
  app: FastifyInstance,
  accountId: string,
  observed: Observed | null,
): Promise<Evidence> {
  const { name } = await app.db.cloudAccount.findUniqueOrThrow({ where: { id: accountId }, select: { name: true } });
  const account = { done: true, known: true, seen: name };
  if (!observed) return { account, ...(await withoutCluster(app, accountId)) };
  const { cluster, support } = observed;
  const beta = cluster.rules.find(({ rule }) => rule === 'beta-access');
  const enabled = cluster.readiness === 'enabled';
  const closed = beta?.verdict === 'fail';
  // Without enabled external nodes, or with a closed gate, a cluster has no pools and nodes.
  const hasNoneYet = closed || (support !== null && !enabled);
  const first = await firstOf(app, cluster);
  return {
    account,
    cluster: { done: true, known: true, seen: cluster.name },
    beta: { done: beta?.verdict === 'pass', known: beta?.verdict !== 'unknown', seen: beta?.seen ?? '' },
    enable: { done: enabled, known: closed || support !== null, seen: support?.status ?? '' },
    pool: {
      done: first.pool !== null || first.hadPool,
      known: hasNoneYet || cluster.pools !== null,
      seen: first.pool?.name ?? '',
    },
    node: {
      done: first.node !== null || first.hadNode,
      known: hasNoneYet || cluster.nodes !== null,
      seen: first.node?.name ?? '',
    },
  };
}
