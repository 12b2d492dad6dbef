import { Support, type Cluster } from '@isthmus/contracts/clusters';
import { type Health, healthOf } from '@isthmus/contracts/health';
import type { Observation } from '@isthmus/contracts/observation';
import { Problem } from '@isthmus/contracts/problem';
import { z } from 'zod';
import { enableAs, networkPluginOf, rulesOf, readinessOf } from '#rules/eligibility';
import type { Cluster as ClusterRow, Observation as Row } from '#generated/client';

/** The age of an observation. A missing row was never read. */
export const toObservation = (row: Row | undefined, intervalMs: number): Observation => ({
  observedAt: row?.observedAt?.toISOString() ?? null,
  attemptedAt: row?.attemptedAt?.toISOString() ?? null,
  problem: row?.lastProblem ? Problem.parse(row.lastProblem) : null,
  version: row?.version ?? 0,
  intervalMs: row?.intervalMs ?? intervalMs,
});

export const supportOf = (row: Row | undefined): Support | null => (row?.content ? Support.parse(row.content) : null);

interface Observed {
  support: Row | undefined;
  cloudNodes: Row | undefined;
  pools: Row | undefined;
  nodes: Row | undefined;
  /** Undefined: no nodes and no expected hosts. */
  health: Health | undefined;
}

/** The observations of one cluster that `toCluster` needs. */
export const clusterParts = (of: (kind: string) => Row | undefined) => ({
  support: of('external-node-support'),
  cloudNodes: of('cloud-nodes'),
  pools: of('external-node-pools'),
  nodes: of('external-nodes'),
});

const Count = z.object({ count: z.number() });

const countOf = (row: Row | undefined) => (row?.content ? Count.parse(row.content).count : null);

/** A cluster's row with all its observations and the verdicts of the rules. */
export function toCluster(row: ClusterRow, observed: Observed, intervalMs: number): Cluster {
  const support = supportOf(observed.support);
  const supportProblem = observed.support?.lastProblem ? Problem.parse(observed.support.lastProblem) : null;
  const cloudNodes = countOf(observed.cloudNodes);
  const nodes = countOf(observed.nodes);
  const { property, nodeCount: _, ...facts } = row;
  const rules = rulesOf({ version: row.version, status: row.status, property, support, supportProblem, cloudNodes });
  return {
    ...facts,
    ...networkPluginOf(property),
    cloudNodes,
    pools: countOf(observed.pools),
    nodes,
    health: nodes === null ? null : (observed.health ?? healthOf([])),
    nodesObservation: toObservation(observed.nodes, intervalMs),
    rules,
    readiness: readinessOf(rules, support),
    blockedBy: rules.filter(({ verdict }) => verdict === 'fail').length,
    enableAs: enableAs(property),
  };
}
