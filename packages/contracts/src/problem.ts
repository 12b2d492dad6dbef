import { z } from 'zod';
import { approvalActs } from './approval-acts.ts';
import { ChangedBy } from './changed-by.ts';
import { FieldProblem } from './field-problem.ts';
import { ProofNeeded } from './proof.ts';
import { WhoMay } from './roles.ts';

/** Every failure that the console can meet. Its language files translate each code. */
export const ProblemCode = z.enum([
  'invalid-input',
  'not-signed-in',
  'sign-in-refused',
  'provider-refused',
  'provider-unreachable',
  'origin-refused',
  'host-refused',
  'not-permitted',
  'token-refused',
  'two-credentials',
  'person-needed',
  'observe-only',
  'approval-needed',
  'approval-not-needed',
  'approval-decided',
  'approval-expired',
  'approval-void',
  'own-request',
  'not-own-request',
  'proof-needed',
  'second-factor-needed',
  'proof-refused',
  'passkey-refused',
  'passkeys-absent',
  'local-sign-in-off',
  'sealed-owner',
  'last-owner',
  'person-disabled',
  'not-found',
  'changed-meanwhile',
  'already-in-flight',
  'key-reused',
  'too-many-sign-ins',
  'too-many-questions',
  'too-many-streams',
  'too-many-requests',
  'too-large',
  'too-slow',
  'credential-refused',
  'key-ended',
  'role-refused',
  'no-server-key',
  'permission-missing',
  'not-in-beta',
  'not-enabled',
  'already-enabled',
  'enabling',
  'cluster-blocked',
  'not-read',
  'network-type-unsupported',
  'subnet-refused',
  'cluster-not-ready',
  'pool-not-ready',
  'pool-deleting',
  'node-draining',
  'node-terminating',
  'node-not-listed',
  'pods-still-running',
  'protected',
  'quota-reached',
  'nothing-changed',
  'name-taken',
  'pool-not-empty',
  'runtime-not-offered',
  'tke-refused',
  'tke-busy',
  'tke-not-reached',
  'tke-paused',
  'tke-unreachable',
  'tke-unreadable',
  'tke-failed',
  'action-not-offered',
  'clock-skewed',
  'site-not-allowed',
  'database-unreachable',
  'database-full',
  'restarting',
  'internal',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** After these failures TKE may have made the change. */
export const unknownOutcomes: ProblemCode[] = ['tke-unreachable', 'tke-unreadable', 'tke-failed'];

/** TKE's own answer, to quote in tickets. */
export const Upstream = z.object({
  action: z.string(),
  code: z.string().nullable(),
  message: z.string(),
  requestId: z.string().nullable(),
});
export type Upstream = z.infer<typeof Upstream>;

/** Why no byte of a request was sent: the cause, and where (`host:port`). */
export const NotSent = z.object({
  cause: z.enum([
    'name-not-found',
    'connection-refused',
    'no-connection',
    'tls-refused',
    'proxy-sign-in',
    'proxy-refused',
  ]),
  at: z.string(),
});
export type NotSent = z.infer<typeof NotSent>;

/** RFC 9457 problem document (`application/problem+json`). `fields` names the faulty inputs by dotted path. */
export const Problem = z.object({
  status: z.number().int(),
  code: ProblemCode,
  title: z.string(),
  detail: z.string().optional(),
  fields: z.array(FieldProblem).optional(),
  upstream: Upstream.optional(),
  notSent: NotSent.optional(),
  /** Who may do what this person may not. With `observe-only`: who may allow changes. */
  whoMay: WhoMay.optional(),
  /**
   * With `not-signed-in`: the session was unused for too long, or reached its greatest age. Absent: there is none, or somebody ended it. With
   * `token-refused`: the token expired.
   */
  ended: z.enum(['idle', 'age']).optional(),
  /** With `proof-needed`: how this person can prove to be there. */
  proof: ProofNeeded.optional(),
  /** With `approval-needed`: the act to ask a second person for (approvals.ts). */
  approvalAct: z.enum(approvalActs).optional(),
  /** A running operation on the same target. */
  operationId: z.string().optional(),
  /** The cluster that refuses a request over several. Nothing was recorded for the others either. */
  cluster: z.object({ accountId: z.string(), region: z.string(), clusterId: z.string() }).optional(),
  /** The current state of an object that changed meanwhile. */
  current: z.record(z.string(), z.json()).optional(),
  /** Who changed it since the version that the person saw, newest first. */
  changes: z.array(ChangedBy).optional(),
  /** Isthmus's own request id. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
