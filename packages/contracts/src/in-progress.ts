import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { GroupState, OperationGroup } from './operation-groups.ts';
import { OperationKindName, OperationState } from './operations.ts';

/** A cluster with its name, for texts and links. `clusterName` is '' while the cluster is not listed. */
export const NamedCluster = z.object({
  accountId: z.uuid(),
  region: z.string(),
  clusterId: z.string(),
  clusterName: z.string(),
});
export const NamedPool = NamedCluster.extend({ nodePoolId: z.string(), poolName: z.string() });

const Count = z.number().int();
const since = z.iso.datetime();

/** An operation of its own that runs or waits for its turn. Those of a group are not listed. */
const OperationInProgress = NamedCluster.extend({
  type: z.literal('operation'),
  id: z.uuid(),
  kind: OperationKindName,
  state: OperationState,
  /** The name of the operation's object. */
  target: z.string(),
  late: z.boolean(),
  since,
});

/** A group that runs or is paused, with the numbers of its nodes and of its operations. `ended` includes `failed`. Groups of a set are in their set. */
const GroupInProgress = NamedCluster.extend({
  type: z.literal('group'),
  id: z.uuid(),
  act: OperationGroup.shape.act,
  state: GroupState,
  pausedBecause: OperationGroup.shape.pausedBecause,
  nodes: Count,
  total: Count,
  ended: Count,
  failed: Count,
  since,
});

/**
 * The groups of one press over several clusters, as one, while one of them runs or is paused. `state`: `paused` when none runs. `paused`: the
 * number of paused groups. The counts are of all groups.
 */
const SetInProgress = z.object({
  type: z.literal('set'),
  id: z.uuid(),
  act: OperationGroup.shape.act,
  state: z.enum(['running', 'paused']),
  clusters: Count,
  paused: Count,
  nodes: Count,
  total: Count,
  ended: Count,
  failed: Count,
  since,
});

/**
 * Hosts that join a pool: those that were added with the oldest host that may still join, and later ones. `total` includes hosts without a
 * command. `joining`: listed with another status than Running or Failed. `since`: the first command.
 */
const HostsInProgress = NamedPool.extend({
  type: z.literal('hosts'),
  total: Count,
  running: Count,
  failed: Count,
  joining: Count,
  late: Count,
  waiting: Count,
  since,
});

export const InProgress = z.discriminatedUnion('type', [
  OperationInProgress,
  GroupInProgress,
  SetInProgress,
  HostsInProgress,
]);
export type InProgress = z.infer<typeof InProgress>;

/** An operation of its own that ended, or that waits for a person (`needs-attention`; `endedAt` is then when the wait began). */
const OperationEnded = NamedCluster.extend({
  type: z.literal('operation'),
  id: z.uuid(),
  kind: OperationKindName,
  state: OperationState,
  target: z.string(),
  endedAt: since,
});

/** A group that is finished or stopped. `total` counts its operations, and `failed` those that failed or wait for a person. */
const GroupEnded = NamedCluster.extend({
  type: z.literal('group'),
  id: z.uuid(),
  act: OperationGroup.shape.act,
  state: GroupState,
  nodes: Count,
  total: Count,
  failed: Count,
  endedAt: since,
});

/** All groups of a set are finished or stopped. `state`: `stopped` when one of them is. */
const SetEnded = GroupEnded.omit({ accountId: true, region: true, clusterId: true, clusterName: true }).extend({
  type: z.literal('set'),
  clusters: Count,
});

/**
 * The hosts of a pool whose commands are of the last day, once none of them may still join. `late` are not listed by TKE. `lastCommandAt`
 * identifies the round: a later command begins another one. `endedAt`: the last host was listed or became late.
 */
const HostsEnded = NamedPool.extend({
  type: z.literal('hosts'),
  total: Count,
  running: Count,
  failed: Count,
  late: Count,
  lastCommandAt: since,
  endedAt: since,
});

export const Ended = z.discriminatedUnion('type', [OperationEnded, GroupEnded, SetEnded, HostsEnded]);
export type Ended = z.infer<typeof Ended>;

/**
 * What runs now on all accounts that the person may see, newest first. An operation that waits for a person does not run. `total` counts
 * also what is beyond the first hundred of each type. `ended`: what ended in the last 24 hours, at most twenty, and what waits for a person,
 * at most twenty, newest first. `usual`: the median duration in milliseconds of the last twenty succeeded operations of a kind on an
 * account; kinds with fewer than five in 30 days are absent. Changes with events of `operations`, `joins` and `external-node-pools`; what
 * ends by time alone, such as a late host, changes without one. Answers 304 to the ETag of the same answer.
 */
export const listInProgress = endpoint({
  method: 'GET',
  path: '/in-progress',
  summary: 'Operations, groups and joining hosts of all accounts, and what ended in a day',
  scope: 'fleet',
  forPrograms: true,
  response: z.object({
    items: z.array(InProgress),
    total: Count,
    ended: z.array(Ended),
    usual: z.array(z.object({ accountId: z.uuid(), kind: OperationKindName, ms: Count })),
  }),
});
