import { createHash } from 'node:crypto';
import { nodesIn } from '@isthmus/contracts/health';
import { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import type { Visible } from '#access/visible';
import { timeOf } from '#database/time';
import type { Observation } from '#generated/client';
import { countHealth, healthBy } from '#observer/read-health';
import type { KubeletCount } from './attention.ts';
import { clusterKeyOf } from './names.ts';

/** Counts again only after a read changed nodes, after a change of expected hosts, or after an interval, because hosts become late. */
function countFleet(app: FastifyInstance, visible: Visible, observations: Observation[]) {
  const versions = observations
    .filter(({ kind }) => kind === 'external-nodes')
    .map((row) => `${clusterKeyOf(row)} ${row.rowsVersion}`);
  const state = createHash('sha256').update(versions.toSorted().join()).update(visible.name).digest('base64url');
  return app.cached(`health of fleet ${state}`, ['joins'], () => countHealth(app.db, visible.sql));
}

/**
 * Counts the nodes of each listed cluster by the version of their kubelet. Counted again only after a read changed facts or clusters. Facts
 * of a node that no list has any more are not counted.
 */
function countKubelets(app: FastifyInstance, visible: Visible, observations: Observation[]) {
  const versions = observations
    .filter(({ kind }) => ['node-facts', 'joining-nodes', 'external-nodes', 'clusters'].includes(kind))
    .map((row) => `${row.kind} ${clusterKeyOf(row)} ${row.rowsVersion}`);
  const state = createHash('sha256').update(versions.toSorted().join()).update(visible.name).digest('base64url');
  return app.cached(
    `kubelets of fleet ${state}`,
    [],
    () => app.db.$queryRaw<KubeletCount[]>`
      select account_id as "accountId", region, cluster_id as "clusterId", kubelet, version, count(*)::int as count
      from external_node_facts join external_node using (account_id, region, cluster_id, name)
        join cluster using (account_id, region, cluster_id)
      where ${visible.sql} and kubelet is not null group by 1, 2, 3, 4, 5`,
  );
}

/** Reads what Home shows of all visible places, except operations, changes and availability. `now`: by the database clock. */
export async function readFleet(app: FastifyInstance, visible: Visible) {
  const { where } = visible;
  const ofAccounts = { accountId: { in: visible.accountIds } };
  const [now, accounts, clusters, pools, observations, facts, confirmed, refusals, counted] = await Promise.all([
    timeOf(app.db),
    app.db.cloudAccount.findMany({ where: { id: { in: visible.accountIds } }, orderBy: { name: 'asc' } }),
    app.db.cluster.findMany({ where, orderBy: [{ name: 'asc' }, { clusterId: 'asc' }] }),
    app.db.externalNodePool.findMany({
      where,
      select: { accountId: true, region: true, clusterId: true, nodePoolId: true, name: true },
    }),
    app.db.observation.findMany({ where }),
    app.db.onboarding.findMany({ where: ofAccounts }),
    app.db.confirmedQuota.findMany({ where }),
    app.db.quotaRefusal.findMany({ where }),
    app.db.healthCounted.findMany({ where }),
  ]);
  const listed = new Set(clusters.map(clusterKeyOf));
  // Rows of a cluster that TKE does not list any more are kept, but nobody can act on them.
  const isListed = (place: ClusterKey) => listed.has(clusterKeyOf(place));
  const counts = (await countFleet(app, visible, observations)).filter(isListed);
  const health = healthBy(counts, clusterKeyOf);
  const quotaOf = quotasOf(facts);
  const confirmedFor = (place: ClusterKey) => confirmed.find((row) => clusterKeyOf(row) === clusterKeyOf(place));
  return {
    now,
    accounts,
    clusters,
    pools,
    counts,
    kubelets: await countKubelets(app, visible, observations),
    health,
    counted: new Map(counted.map((row) => [clusterKeyOf(row), row.until])),
    observations: observations.filter((row) => row.clusterId === '' || isListed(row)),
    quotas: clusters.flatMap(({ accountId, region, clusterId }) => {
      const place = { accountId, region, clusterId };
      const own = health.get(clusterKeyOf(place));
      const refusedAt = refusals.find((row) => clusterKeyOf(row) === clusterKeyOf(place))?.at ?? null;
      return {
        ...place,
        nodes: own ? nodesIn(own) : 0,
        limit: confirmedFor(place)?.nodes ?? quotaOf(place),
        refusedAt,
      };
    }),
  };
}
export type Fleet = Awaited<ReturnType<typeof readFleet>>;

/** The quota that onboarding confirmed, for a cluster without a quota of its own: for the chosen cluster, or for every cluster of the account when none is chosen. */
function quotasOf(rows: { accountId: string; facts: unknown }[]) {
  const confirmed = new Map(
    rows.flatMap(({ accountId, facts }) => {
      const known = OnboardingFacts.safeParse(facts).data;
      return known?.quotaConfirmed && known.hostsWanted !== null ? [[accountId, known] as const] : [];
    }),
  );
  return ({ accountId, region, clusterId }: ClusterKey) => {
    const known = confirmed.get(accountId);
    const isMeant = !known?.clusterId || (known.clusterId === clusterId && known.region === region);
    return known && isMeant ? known.hostsWanted : null;
  };
}
