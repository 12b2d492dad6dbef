import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Operation } from './operations.ts';
import { InAccount } from './params.ts';
import { inAccount } from './places.ts';

/**
 * `paused` by a person, or automatically (`pausedBecause`): after a failure or a late operation, because the account is observe only, or because
 * a provider no longer confirms the sign-in of the person who started it. `stopped`: the rest never starts.
 */
export const GroupState = z.enum(['running', 'paused', 'stopped', 'finished']);
export type GroupState = z.infer<typeof GroupState>;

/**
 * The operations of one selection, in order, a few in parallel. `setId`: the set (operation-sets.ts) when the selection had nodes of several
 * clusters; this group has those of one.
 */
export const OperationGroup = z.object({
  id: z.uuid(),
  setId: z.uuid().nullable(),
  accountId: z.uuid(),
  region: z.string(),
  clusterId: z.string(),
  act: z.enum(['drain', 'delete', 'drain-and-delete']),
  state: GroupState,
  pausedBecause: z.enum(['person', 'failed', 'late', 'observe-only', 'sign-in']).nullable(),
  atOnce: z.number().int(),
  actor: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
  createdAt: z.iso.datetime(),
  operations: z.array(Operation),
});
export type OperationGroup = z.infer<typeof OperationGroup>;

const OneGroup = InAccount.extend({ groupId: z.uuid() });

export const getOperationGroup = endpoint({
  method: 'GET',
  path: `${inAccount}/operation-groups/:groupId`,
  summary: 'One group of operations',
  permission: 'read',
  ofRemoved: true,
  params: OneGroup,
  response: OperationGroup,
});

/** Starts nothing new. Running operations continue. */
export const pauseOperationGroup = endpoint({
  method: 'POST',
  path: `${inAccount}/operation-groups/:groupId/pause`,
  summary: 'Pause a group',
  audit: 'pause-operation-group',
  permission: 'write',
  params: OneGroup,
  response: OperationGroup,
});

export const resumeOperationGroup = endpoint({
  method: 'POST',
  path: `${inAccount}/operation-groups/:groupId/resume`,
  summary: 'Resume a paused group',
  audit: 'resume-operation-group',
  permission: 'write',
  changesCloud: true,
  params: OneGroup,
  response: OperationGroup,
});

/** Cancels all operations that have not started, for good. */
export const stopOperationGroup = endpoint({
  method: 'POST',
  path: `${inAccount}/operation-groups/:groupId/stop`,
  summary: 'Stop a group after its running operations',
  audit: 'stop-operation-group',
  permission: 'write',
  params: OneGroup,
  response: OperationGroup,
});
