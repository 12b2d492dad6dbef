import { z } from 'zod';
import { ClusterActs, FourEyes, ObserveOnlyActs, Permits, WhoMayAct } from './acts-answer.ts';
import { endpoint } from './endpoint.ts';
import { HealthCounts } from './health-answer.ts';
import { Observation, Unreadable } from './observation.ts';
import { InAccount, InCluster } from './params.ts';
import { inAccount, inCluster } from './places.ts';

/** The rules of external nodes, in display order. */
export const RuleName = z.enum(['beta-access', 'version', 'network-plugin', 'cluster-running', 'cloud-node']);

const Evidence = {
  rule: RuleName,
  seen: z.string(),
  fixer: z.enum(['you', 'you-with-downtime', 'tencent', 'nobody']),
};

/**
 * One rule of eligibility. `seen` is the raw evidence (a version, a plugin, TKE's code). `reason` names the sentence that explains it.
 * `fixer` is who can fix a failure. Unknown never blocks.
 */
export const Rule = z.discriminatedUnion('verdict', [
  z.object({
    ...Evidence,
    verdict: z.literal('pass'),
    reason: z.enum([
      'beta-open',
      'version-ok',
      'plugin-cilium-overlay',
      'plugin-route-eni',
      'plugin-gr-with-route-eni',
      'running',
      'has-cloud-node',
    ]),
  }),
  z.object({
    ...Evidence,
    verdict: z.literal('fail'),
    reason: z.enum(['beta-closed', 'version-too-old', 'plugin-direct-eni', 'not-running', 'no-cloud-node']),
  }),
  z.object({
    ...Evidence,
    verdict: z.literal('unknown'),
    reason: z.enum([
      'beta-unread',
      'version-unread',
      'plugin-plain-gr',
      'plugin-unread',
      'running-unread',
      'cloud-nodes-unread',
    ]),
  }),
]);
export type Rule = z.infer<typeof Rule>;

/** The readiness of a cluster for external nodes, in one word. */
export const Readiness = z.enum(['ready', 'enabled', 'enabling', 'failed', 'blocked', 'unknown']);
export type Readiness = z.infer<typeof Readiness>;

/** A step of enabling, as TKE returned it; `status` is TKE's word. */
export const Step = z.object({
  name: z.string(),
  startAt: z.string().nullable(),
  endAt: z.string().nullable(),
  status: z.string(),
  message: z.string(),
});
export type Step = z.infer<typeof Step>;

/** DescribeExternalNodeSupportConfig (https://cloud.tencent.com/document/api/457/101767). Only `status` counts, never Enabled. */
export const Support = z.object({
  status: z.string(),
  networkType: z.string().nullable(),
  subnetId: z.string().nullable(),
  clusterCidr: z.string().nullable(),
  master: z.string().nullable(),
  proxy: z.string().nullable(),
  publicConnectUrl: z.string().nullable(),
  failedReason: z.string().nullable(),
  progress: z.array(Step).nullable(),
});
export type Support = z.infer<typeof Support>;

export const Cluster = z.object({
  accountId: z.uuid(),
  region: z.string(),
  clusterId: z.string(),
  name: z.string(),
  version: z.string(),
  status: z.string(),
  type: z.string(),
  vpcId: z.string(),
  /** `Property.NetworkType` and `VpcCniType`; null when TKE's Property is empty or unreadable. */
  networkType: z.string().nullable(),
  vpcCniType: z.string().nullable(),
  podCidr: z.string().nullable(),
  serviceCidr: z.string().nullable(),
  unreadable: Unreadable,
  cloudNodes: z.number().int().nullable(),
  /** The numbers of external node pools and nodes; null until they were read. */
  pools: z.number().int().nullable(),
  nodes: z.number().int().nullable(),
  /** All pools together, with nodes without a pool; null until the nodes were read. `nodesObservation` is its age. */
  health: HealthCounts.nullable(),
  nodesObservation: Observation,
  readiness: Readiness,
  /** The number of failing rules. */
  blockedBy: z.number().int(),
  rules: z.array(Rule),
  /** The NetworkType that Enable would send, derived from the plugin; null when none is documented. */
  enableAs: z.literal('HostNetwork').nullable(),
});
export type Cluster = z.infer<typeof Cluster>;

export const RegionReading = z.object({ region: z.string(), observation: Observation });

/** Clusters of all regions of the account. A region without an answer stays in `regions` with its problem. */
export const listClusters = endpoint({
  method: 'GET',
  path: `${inAccount}/clusters`,
  summary: 'Clusters with their eligibility',
  permission: 'read',
  params: InAccount,
  response: z.object({ clusters: z.array(Cluster), regions: z.array(RegionReading) }),
});

/**
 * `observation` dates the support configuration, `clusterObservation` dates the cluster's row. `permits` are the acts that the
 * caller may do in the cluster, `whoMay` is for the others. `observeOnly`: the account's switch forbids some of them. `fourEyes`: while some need a second person. `hostsToClean` counts the rows of listHostsToClean, cleaned hosts too.
 */
export const getCluster = endpoint({
  method: 'GET',
  path: inCluster,
  summary: 'One cluster',
  permission: 'read',
  params: InCluster,
  response: z.object({
    cluster: Cluster,
    acts: ClusterActs,
    permits: Permits,
    whoMay: WhoMayAct,
    observeOnly: ObserveOnlyActs,
    fourEyes: FourEyes.exactOptional(),
    support: Support.nullable(),
    observation: Observation,
    clusterObservation: Observation,
    hostsToClean: z.number().int(),
  }),
});

/** Requests a new read of every region, or of one cluster. The result arrives by event. */
export const refreshClusters = endpoint({
  method: 'POST',
  path: `${inAccount}/clusters/refresh`,
  summary: 'Read the clusters again',
  audit: { none: 'reads-only' },
  permission: 'read',
  status: 202,
  params: InAccount,
  response: z.null(),
});
export const refreshCluster = endpoint({
  method: 'POST',
  path: `${inCluster}/refresh`,
  summary: 'Read one cluster again',
  audit: { none: 'reads-only' },
  permission: 'read',
  status: 202,
  params: InCluster,
  response: z.null(),
});
