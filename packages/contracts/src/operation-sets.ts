import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { OperationGroup } from './operation-groups.ts';

/**
 * The groups of one press over several clusters, one group per cluster, in the order of account, region and cluster. All were recorded in
 * one transaction. Each group runs, pauses and ends by itself. `atOnce` is per cluster. Groups of accounts that the person may not see are
 * left out. `clusterName` is '' while the cluster is not listed.
 */
export const OperationSet = z.object({
  id: z.uuid(),
  act: OperationGroup.shape.act,
  atOnce: z.number().int(),
  actor: OperationGroup.shape.actor,
  createdAt: z.iso.datetime(),
  groups: z.array(OperationGroup.extend({ clusterName: z.string(), accountName: z.string() })),
});
export type OperationSet = z.infer<typeof OperationSet>;

const OneSet = z.object({ setId: z.uuid() });

export const getOperationSet = endpoint({
  method: 'GET',
  path: '/operation-sets/:setId',
  summary: 'The groups of operations that were started together',
  scope: 'fleet',
  permission: 'read',
  params: OneSet,
  response: OperationSet,
});

/** Pauses each group that runs and has operations to start. Needs the permission on each account of the set, or changes nothing. */
export const pauseOperationSet = endpoint({
  method: 'POST',
  path: '/operation-sets/:setId/pause',
  summary: 'Pause all groups of a set',
  audit: 'pause-operation-group',
  scope: 'fleet',
  permission: 'write',
  params: OneSet,
  response: OperationSet,
});

/** Resumes each paused group, also one that was paused automatically. */
export const resumeOperationSet = endpoint({
  method: 'POST',
  path: '/operation-sets/:setId/resume',
  summary: 'Resume all paused groups of a set',
  audit: 'resume-operation-group',
  scope: 'fleet',
  permission: 'write',
  changesCloud: true,
  params: OneSet,
  response: OperationSet,
});

/** Cancels all operations of all groups that have not started, for good. */
export const stopOperationSet = endpoint({
  method: 'POST',
  path: '/operation-sets/:setId/stop',
  summary: 'Stop all groups of a set after their running operations',
  audit: 'stop-operation-group',
  scope: 'fleet',
  permission: 'write',
  params: OneSet,
  response: OperationSet,
});
