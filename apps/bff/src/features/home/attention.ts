import { type Attention, attentionCodes } from '@isthmus/contracts/attention';
import { isNearQuota } from '@isthmus/contracts/default-quota';
import type { ClusterKey } from '@isthmus/contracts/places';
import { Problem } from '@isthmus/contracts/problem';
import { skewOf } from '@isthmus/contracts/version-skew';
import type { Observation } from '#generated/client';
import type { HealthCount } from '#observer/read-health';
import { isSilent } from '#rules/reading-gap';
import { clusterKeyOf, type Names, poolKeyOf } from './names.ts';

const expiringMs = 20 * 60_000;
const refusalMs = 86_400_000;

interface QuotaFacts extends ClusterKey {
  nodes: number;
  /** What a person confirmed; null when nobody did. */
  limit: number | null;
  refusedAt: Date | null;
}

/** The number of nodes of a cluster with one version of the kubelet. */
export interface KubeletCount extends ClusterKey {
  kubelet: string;
  count: number;
  /** The version of the cluster. */
  version: string;
}

interface Facts {
  /** By the database clock. */
  now: Date;
  idleMs: number;
  names: Names;
  /** Of listed clusters. */
  counts: HealthCount[];
  /** Of listed clusters and of their regions. */
  observations: Observation[];
  quotas: QuotaFacts[];
  /** Of listed clusters. */
  kubelets: KubeletCount[];
}

const total = (counts: HealthCount[]) => counts.reduce((sum, { count }) => sum + count, 0);
const earliest = (times: Date[]) => new Date(Math.min(...times.map(Number))).toISOString();
const firstOf = (counts: HealthCount[]) => earliest(counts.map(({ since }) => since));

function failedNodes({ counts, names }: Facts): Attention[] {
  const failed = counts.filter(({ state }) => state === 'failed');
  return [...Map.groupBy(failed, clusterKeyOf).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const pools = [...Map.groupBy(group, ({ nodePoolId }) => nodePoolId)].map(([id, ofPool]) => ({
      nodePoolId: id,
      count: total(ofPool),
    }));
    const most = pools.toSorted((one, other) => other.count - one.count)[0];
    const pool = most?.nodePoolId
      ? {
          nodePoolId: most.nodePoolId,
          name: names.pool({ ...first, nodePoolId: most.nodePoolId }).poolName,
          count: most.count,
        }
      : null;
    return { code: 'failed-nodes', ...names.cluster(first), count: total(group), since: firstOf(group), pool } as const;
  });
}

/** Late hosts and expiring links, one line for each pool. */
function hosts({ counts, names, now }: Facts): Attention[] {
  const inPools = counts.flatMap((one) => (one.nodePoolId === null ? [] : { ...one, nodePoolId: one.nodePoolId }));
  const late = inPools.filter(({ state }) => state === 'late');
  const expiring = inPools.flatMap(({ expiresAt, ...one }) => {
    const leftMs = expiresAt ? expiresAt.getTime() - now.getTime() : 0;
    return expiresAt && leftMs > 0 && leftMs <= expiringMs ? { ...one, expiresAt } : [];
  });
  return [
    ...[...Map.groupBy(late, poolKeyOf).values()].flatMap((group) => {
      const [first] = group;
      return first
        ? ({ code: 'late-hosts', ...names.pool(first), count: total(group), since: firstOf(group) } as const)
        : [];
    }),
    ...[...Map.groupBy(expiring, poolKeyOf).values()].flatMap((group) => {
      const [first] = group;
      const at = earliest(group.map(({ expiresAt }) => expiresAt));
      return first ? ({ code: 'links-expire', ...names.pool(first), count: group.length, at } as const) : [];
    }),
  ];
}

/** Regions with missing readings: the list of clusters, or nodes. */
function outOfDate({ observations, counts, names, now, idleMs }: Facts): Attention[] {
  const silent = observations.filter(
    (row) => ['clusters', 'external-nodes'].includes(row.kind) && isSilent(row, now, idleMs),
  );
  const nodes = Map.groupBy(
    counts.filter(({ state }) => state !== 'late' && state !== 'waiting'),
    clusterKeyOf,
  );
  return [...Map.groupBy(silent, ({ accountId, region }) => `${accountId} ${region}`).values()].flatMap((rows) => {
    const [row] = rows;
    if (!row) return [];
    const ofNodes = rows.filter(({ kind }) => kind === 'external-nodes');
    const [only] = ofNodes;
    const cluster = only && ofNodes.length === 1 ? names.cluster(only) : null;
    const readAt = rows.flatMap(({ observedAt }) => observedAt ?? []);
    const failing = rows.find(({ lastProblem }) => lastProblem !== null);
    return {
      code: 'out-of-date',
      accountId: row.accountId,
      region: row.region,
      cluster: cluster && { clusterId: cluster.clusterId, clusterName: cluster.clusterName },
      clusters: ofNodes.length,
      nodes: ofNodes.reduce((sum, one) => sum + total(nodes.get(clusterKeyOf(one)) ?? []), 0),
      since: readAt.length === rows.length ? earliest(readAt) : null,
      problem: failing ? Problem.parse(failing.lastProblem).code : null,
    } as const;
  });
}

/** Quotas are unknown to TKE's API: only a person's number or a refusal of the last day counts. */
function quotas({ quotas: facts, names, now }: Facts): Attention[] {
  return facts.flatMap(({ nodes, limit, refusedAt, ...place }) => {
    const isRefused = refusedAt !== null && now.getTime() - refusedAt.getTime() < refusalMs;
    if (!isRefused && (limit === null || !isNearQuota(nodes, limit))) return [];
    const since = isRefused ? refusedAt.toISOString() : null;
    return { code: 'quota-near', ...names.cluster(place), nodes, limit, since } as const;
  });
}

/** Kubelets that Kubernetes does not support under the cluster's version, one line for each cluster. */
function skews({ kubelets, names }: Facts): Attention[] {
  const wrong = kubelets.filter(({ kubelet, version }) => skewOf(kubelet, version) === 'unsupported');
  return [...Map.groupBy(wrong, clusterKeyOf).values()].flatMap((group) => {
    const [most] = group.toSorted((one, other) => other.count - one.count || (one.kubelet < other.kubelet ? -1 : 1));
    if (!most) return [];
    const count = group.reduce((sum, one) => sum + one.count, 0);
    const { version, kubelet } = most;
    return { code: 'version-skew', ...names.cluster(most), count, version, kubelet, kubelets: group.length } as const;
  });
}

const orderOf = ({ code }: Attention) => attentionCodes.indexOf(code);

/** Everything that needs attention, most urgent first. `waiting`: operations and groups that wait for a person. */
export function attentionOf(facts: Facts, waiting: Attention[]): Attention[] {
  const found = [
    ...waiting,
    ...failedNodes(facts),
    ...hosts(facts),
    ...outOfDate(facts),
    ...quotas(facts),
    ...skews(facts),
  ];
  const size = (one: Attention) => ('count' in one ? one.count : 0);
  return found.toSorted((one, other) => orderOf(one) - orderOf(other) || size(other) - size(one));
}
