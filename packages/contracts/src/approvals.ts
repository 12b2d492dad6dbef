import { z } from 'zod';
import { approvalActs } from './approval-acts.ts';
import { endpoint } from './endpoint.ts';
import { fault } from './fault.ts';
import { Problem } from './problem.ts';

export const ApprovalAct = z.enum(approvalActs);

/**
 * `approved`: recorded, by a second person or with break-glass. `expired`: nobody decided in time. `void`: who asked may no longer do it. The last
 * two follow from the clock and from the roles, so no event tells of them.
 */
export const ApprovalState = z.enum(['open', 'approved', 'declined', 'withdrawn', 'expired', 'void']);
export type ApprovalState = z.infer<typeof ApprovalState>;

const Person = z.object({ id: z.uuid(), name: z.string() });

/** The account, or the cluster, that the act changes. `clusterName`: null when the cluster is no longer listed. */
export const ApprovalPlace = z.object({
  accountId: z.uuid(),
  accountName: z.string(),
  region: z.string().nullable(),
  clusterId: z.string().nullable(),
  clusterName: z.string().nullable(),
});
export type ApprovalPlace = z.infer<typeof ApprovalPlace>;

/**
 * What an act does. `name`: of the pool, cluster or account; null for nodes. `nodes`: how many it deletes; null when it deletes none by its nature.
 * `drained`: of these, how many take no new Pods and are not being drained; TKE does not say whether Pods are left. `withNodes` is
 * of the deletion of a pool.
 */
export const ApprovalEffect = z.object({
  name: z.string().nullable(),
  nodes: z.number().int().nullable(),
  drained: z.number().int().nullable(),
  force: z.boolean(),
  withNodes: z.boolean(),
  drainFirst: z.boolean(),
  /** Of enabling: the subnet of the proxy. */
  subnetId: z.string().nullable(),
});
export type ApprovalEffect = z.infer<typeof ApprovalEffect>;

/**
 * `effect`: as of the request. `note`: why it was declined, or why the glass was broken. `operationId`, `groupId`, `setId`: what was recorded. `may`: what the caller
 * may do with it now. `notice`: the caller is to acknowledge that the glass was broken.
 */
export const Approval = z.object({
  id: z.uuid(),
  act: ApprovalAct,
  state: ApprovalState,
  places: z.array(ApprovalPlace),
  nodePoolId: z.string().nullable(),
  effect: ApprovalEffect,
  reason: z.string(),
  requestedBy: Person,
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  decidedBy: Person.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  brokeGlass: z.boolean(),
  note: z.string().nullable(),
  operationId: z.uuid().nullable(),
  groupId: z.uuid().nullable(),
  setId: z.uuid().nullable(),
  may: z.array(z.enum(['decide', 'withdraw', 'break-glass'])),
  notice: z.boolean(),
});
export type Approval = z.infer<typeof Approval>;

/**
 * `now`: the effect with the data of now; null when it is decided, or cannot be done. `version`: of that effect, to send with the decision.
 * `refusal`: why it would be refused now. `nodeNames`: of the nodes that it deletes. `approvers`: up to three people who may approve it.
 */
export const ApprovalDetails = Approval.extend({
  now: ApprovalEffect.nullable(),
  version: z.string().nullable(),
  refusal: Problem.nullable(),
  nodeNames: z.array(z.string()),
  approvers: z.array(z.string()),
});
export type ApprovalDetails = z.infer<typeof ApprovalDetails>;

const Reason = z.string().trim().min(3, fault('reason-missing')).max(500);
const OneApproval = z.object({ approvalId: z.uuid() });
const Decision = { version: z.string().max(100) };

/** `params`, `body`: exactly those of the act's own endpoint. */
export const NewApproval = z.object({
  act: ApprovalAct,
  params: z.record(z.string().max(40), z.string().max(300)),
  body: z.record(z.string().max(40), z.json()),
  reason: Reason,
});
export type NewApproval = z.infer<typeof NewApproval>;

/**
 * Asks for a second person. The request is checked like the act itself, with the same refusals and faults of fields, then stored sealed for 24
 * hours. It locks nothing. 409 `approval-not-needed` when the caller may do it alone. Needs an Idempotency-Key.
 */
export const requestApproval = endpoint({
  method: 'POST',
  path: '/approvals',
  summary: 'Ask for a second person',
  audit: 'request-approval',
  scope: 'fleet',
  permission: 'write',
  forPrograms: false,
  status: 201,
  body: NewApproval,
  response: Approval,
});

/** All open requests of what the caller may see, then the newest 100 others. */
export const listApprovals = endpoint({
  method: 'GET',
  path: '/approvals',
  summary: 'Requests for a second person',
  scope: 'fleet',
  permission: 'read',
  forPrograms: false,
  response: z.object({ approvals: z.array(Approval) }),
});

export const getApproval = endpoint({
  method: 'GET',
  path: '/approvals/:approvalId',
  summary: 'One request, with its effect as of now',
  scope: 'fleet',
  permission: 'read',
  forPrograms: false,
  params: OneApproval,
  response: ApprovalDetails,
});

/**
 * Does the act, as who asked and who approves. The act's own checks run again. 409: `changed-meanwhile` when the effect is no longer that of
 * `version`, `approval-decided`, `approval-expired`, `approval-void`. 403 `own-request` for who asked.
 */
export const approveRequest = endpoint({
  method: 'POST',
  path: '/approvals/:approvalId/approve',
  summary: 'Approve',
  audit: 'approve-request',
  scope: 'fleet',
  permission: 'write',
  forPrograms: false,
  stepUp: 'always',
  params: OneApproval,
  body: z.object(Decision),
  response: Approval,
});

/** Ends the request. For who may approve it; `reason` is shown to who asked. */
export const declineRequest = endpoint({
  method: 'POST',
  path: '/approvals/:approvalId/decline',
  summary: 'Decline',
  audit: 'decline-request',
  scope: 'fleet',
  permission: 'write',
  forPrograms: false,
  params: OneApproval,
  body: z.object({ reason: Reason }),
  response: Approval,
});

/** For who asked. */
export const withdrawRequest = endpoint({
  method: 'POST',
  path: '/approvals/:approvalId/withdraw',
  summary: 'Withdraw',
  audit: 'withdraw-request',
  scope: 'fleet',
  permission: 'read',
  forPrograms: false,
  params: OneApproval,
  response: Approval,
});

/**
 * Does the act of an own request without a second person. For an admin of every account in it. All other admins are notified, and the audit has an
 * act of its own.
 */
export const breakGlass = endpoint({
  method: 'POST',
  path: '/approvals/:approvalId/break-glass',
  summary: 'Do it without a second person',
  audit: 'break-glass',
  scope: 'fleet',
  permission: 'settings',
  forPrograms: false,
  stepUp: 'always',
  params: OneApproval,
  body: z.object({ ...Decision, reason: Reason }),
  response: Approval,
});

/** Takes the caller's notice of a broken glass off the screen. */
export const acknowledgeBreakGlass = endpoint({
  method: 'POST',
  path: '/approvals/:approvalId/acknowledge',
  summary: 'Acknowledge that the glass was broken',
  audit: 'acknowledge-break-glass',
  scope: 'fleet',
  permission: 'read',
  forPrograms: false,
  params: OneApproval,
  response: Approval,
});
