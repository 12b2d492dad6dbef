import { z } from 'zod';
import { ChangedBy } from './changed-by.ts';
import { Cursor } from './cursor.ts';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { Problem } from './problem.ts';
import { InAccount, InCluster } from './params.ts';
import { idRules, inAccount, inCluster } from './places.ts';

export const OperationKindName = z.enum([
  'enable-external-node-support',
  'create-external-node-pool',
  'modify-external-node-pool',
  'delete-external-node-pool',
  'drain-external-node',
  'delete-external-node',
]);
export type OperationKindName = z.infer<typeof OperationKindName>;

/**
 * `held` = waits for its turn in a group. `waiting` = accepted by TKE, not yet confirmed by a read. `cancelled` = its group was
 * stopped before it started. All states from succeeded on are final, except needs-attention, which waits for a person.
 */
export const OperationState = z.enum([
  'held',
  'queued',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'conflict',
  'needs-attention',
  'resolved',
  'cancelled',
]);
export type OperationState = z.infer<typeof OperationState>;

/**
 * One call to TKE, committed before it is made. `answeredAt` null: no answer was recorded. `followed`: the effect already existed or was
 * in progress. Then TKE refused the call (`problem` says why), or no call was made.
 */
export const Attempt = z.object({
  number: z.number().int(),
  startedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  requestId: z.string().nullable(),
  problem: Problem.nullable(),
  followed: z.boolean(),
});

/**
 * Why an operation ended, or what delays a running one. `reason`: see outcome-reasons.ts; `seen` is the evidence. `changes`: who changed
 * the object meanwhile, as far as that was known when the operation ended.
 */
export const Outcome = z.object({
  reason: z.string(),
  seen: z.string().nullable(),
  problem: Problem.nullable(),
  note: z.string().nullable(),
  changes: z.array(ChangedBy).optional(),
});
export type Outcome = z.infer<typeof Outcome>;

/** A recorded change. `target` is the object in the cluster. */
export const Operation = z.object({
  id: z.uuid(),
  kind: OperationKindName,
  state: OperationState,
  accountId: z.uuid(),
  region: z.string(),
  clusterId: z.string(),
  target: z.object({ name: z.string() }).loose(),
  input: z.record(z.string(), z.unknown()),
  /** The object as the person saw it. `outcome.seen` is the object as found, if it changed meanwhile. */
  basedOn: z.record(z.string(), z.unknown()).nullable(),
  actor: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  deadline: z.iso.datetime().nullable(),
  outcome: Outcome.nullable(),
  groupId: z.uuid().nullable(),
  /** Of an act that needed a second person: the request, and who approved it. With `brokeGlass` nobody did. */
  approval: z.object({ id: z.uuid(), approvedBy: z.string(), brokeGlass: z.boolean() }).exactOptional(),
  /** It runs longer than usual, such as a drain of ten minutes. */
  late: z.boolean(),
  attempts: z.array(Attempt),
});
export type Operation = z.infer<typeof Operation>;

/** Selects entries older than this time. PostgreSQL has no year 0. */
export const Before = z.iso.datetime().refine((at) => !at.startsWith('0000'), fault('before-year-one'));

const OneOperation = InAccount.extend({ operationId: z.uuid() });

/** `subject` (acts.ts) selects the operations that reserved it; it is unique within a cluster. */
export const listOperations = endpoint({
  method: 'GET',
  path: `${inAccount}/operations`,
  summary: 'Changes made through Isthmus, newest first',
  permission: 'read',
  ofRemoved: true,
  params: InAccount,
  query: z.object({
    region: z.string().optional(),
    clusterId: z.string().optional(),
    subject: z.string().max(300).optional(),
    state: OperationState.optional(),
    kind: OperationKindName.optional(),
    requestId: z.string().max(100).optional(),
    groupId: z.uuid().optional(),
    cursor: Cursor.optional(),
  }),
  response: z.object({ operations: z.array(Operation), next: Cursor.nullable() }),
});

/**
 * What happens in a cluster now. `inFlight`: the subjects (acts.ts) that unfinished operations reserve; another operation on one of them is
 * refused. `operations`: those that are unfinished or ended in the last ten minutes, the newest 100 of them.
 */
export const listInFlight = endpoint({
  method: 'GET',
  path: `${inCluster}/in-flight`,
  summary: 'Unfinished and just finished operations of a cluster',
  permission: 'read',
  params: InCluster,
  response: z.object({
    inFlight: z.array(z.object({ subject: z.string(), operationId: z.uuid() })),
    operations: z.array(Operation),
  }),
});

export const getOperation = endpoint({
  method: 'GET',
  path: `${inAccount}/operations/:operationId`,
  summary: 'One operation',
  permission: 'read',
  ofRemoved: true,
  params: OneOperation,
  response: Operation,
});

/** Reads TKE first, and calls it again only when the change is missing. Only from needs-attention. */
export const retryOperation = endpoint({
  method: 'POST',
  path: `${inAccount}/operations/:operationId/retry`,
  summary: 'Retry',
  audit: 'retry-operation',
  permission: 'write',
  changesCloud: true,
  status: 202,
  params: OneOperation,
  response: Operation,
});

export const resolveOperation = endpoint({
  method: 'POST',
  path: `${inAccount}/operations/:operationId/resolve`,
  summary: 'Mark as resolved, with a reason',
  audit: 'resolve-operation',
  permission: 'write',
  params: OneOperation,
  body: z.object({ reason: z.string().trim().min(3, fault('reason-missing')).max(500) }),
  response: Operation,
});

/** For a create without an answer: a person gives the id of the created pool. Only from needs-attention. */
export const adoptPool = endpoint({
  method: 'POST',
  path: `${inAccount}/operations/:operationId/adopt`,
  summary: 'Adopt a pool as the effect of a create',
  audit: 'adopt-pool',
  permission: 'write',
  changesCloud: true,
  params: OneOperation,
  body: z.object({ poolId: z.string().regex(idRules.nodePoolId, fault('pool-missing')) }),
  response: Operation,
});
