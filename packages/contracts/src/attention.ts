import { z } from 'zod';
import { NamedCluster, NamedPool } from './in-progress.ts';
import { OperationGroup } from './operation-groups.ts';
import { OperationKindName } from './operations.ts';
import { ProblemCode } from './problem.ts';

const Count = z.number().int();
const since = z.iso.datetime();

/** What needs a person's attention, most urgent first. The console writes the sentence and the link of each code. */
export const attentionCodes = [
  'failed-nodes',
  'operation-waits',
  'group-paused',
  'late-hosts',
  'links-expire',
  'out-of-date',
  'quota-near',
  'version-skew',
] as const;

export const Attention = z.discriminatedUnion('code', [
  /** Nodes of a cluster in TKE's status Failed. `since`: the first of them. `pool`: the pool with most of them. */
  NamedCluster.extend({
    code: z.literal('failed-nodes'),
    count: Count,
    since,
    pool: z.object({ nodePoolId: z.string(), name: z.string(), count: Count }).nullable(),
  }),
  /** An operation in needs-attention. `reason`: see outcome-reasons.ts. */
  NamedCluster.extend({
    code: z.literal('operation-waits'),
    id: z.uuid(),
    kind: OperationKindName,
    target: z.string(),
    reason: z.string().nullable(),
    since,
  }),
  /** A group that paused by itself, and none of whose operations waits for a person. */
  NamedCluster.extend({
    code: z.literal('group-paused'),
    id: z.uuid(),
    act: OperationGroup.shape.act,
    because: OperationGroup.shape.pausedBecause.unwrap().exclude(['person']),
    since,
  }),
  /** Hosts of a pool that are late; `since`: the first of them. Hosts whose link expired are late too. */
  NamedPool.extend({ code: z.literal('late-hosts'), count: Count, since }),
  /** Links of hosts that TKE does not list yet end within twenty minutes. `at`: the first of them. */
  NamedPool.extend({ code: z.literal('links-expire'), count: Count, at: since }),
  /**
   * Readings of a region are missing: its list of clusters, or nodes of `clusters` clusters. `nodes`: the nodes that are therefore unknown.
   * `cluster`: the only one. `since`: the oldest last reading; null when none was good. `problem`: of the last read; null when none failed.
   */
  z.object({
    code: z.literal('out-of-date'),
    accountId: z.uuid(),
    region: z.string(),
    cluster: z.object({ clusterId: z.string(), clusterName: z.string() }).nullable(),
    clusters: Count,
    nodes: Count,
    since: since.nullable(),
    problem: ProblemCode.nullable(),
  }),
  /**
   * `limit`: the quota that a person confirmed; null when nobody did, because TKE does not report it. `since`: when TKE refused a command for
   * its quota, within the last day; otherwise at least nine tenths of the limit are used.
   */
  NamedCluster.extend({
    code: z.literal('quota-near'),
    nodes: Count,
    limit: Count.nullable(),
    since: since.nullable(),
  }),
  /**
   * Nodes whose kubelet does not fit the cluster's version (version-skew.ts). `version`: the cluster's. `kubelet`: the version that most of
   * them have, and `kubelets`: the number of different ones. Since when is not known.
   */
  NamedCluster.extend({
    code: z.literal('version-skew'),
    count: Count,
    version: z.string(),
    kubelet: z.string(),
    kubelets: Count,
  }),
]);
export type Attention = z.infer<typeof Attention>;
