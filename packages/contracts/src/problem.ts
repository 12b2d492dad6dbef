import { z } from 'zod';
import { FieldProblem } from './field-problem.ts';

/** Every failure the console can meet, by a code that its language files translate. */
export const ProblemCode = z.enum([
  'invalid-input',
  'not-signed-in',
  'sign-in-refused',
  'origin-refused',
  'host-refused',
  'not-permitted',
  'not-found',
  'changed-meanwhile',
  'already-in-flight',
  'key-reused',
  'too-many-sign-ins',
  'too-many-questions',
  'too-large',
  'too-slow',
  'credential-refused',
  'permission-missing',
  'not-in-beta',
  'not-enabled',
  'already-enabled',
  'network-type-unsupported',
  'subnet-refused',
  'cluster-not-ready',
  'pool-not-ready',
  'pods-still-running',
  'protected',
  'quota-reached',
  'nothing-changed',
  'name-taken',
  'pool-not-empty',
  'runtime-not-offered',
  'tke-refused',
  'tke-busy',
  'tke-unreachable',
  'tke-unreadable',
  'tke-failed',
  'clock-skewed',
  'site-not-allowed',
  'database-unreachable',
  'database-full',
  'restarting',
  'internal',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** What TKE itself said: quoted in tickets. */
export const Upstream = z.object({
  action: z.string(),
  code: z.string().nullable(),
  message: z.string(),
  requestId: z.string().nullable(),
});
export type Upstream = z.infer<typeof Upstream>;

/** RFC 9457 problem document (`application/problem+json`); `fields` names the inputs at fault. */
export const Problem = z.object({
  status: z.number().int(),
  code: ProblemCode,
  title: z.string(),
  detail: z.string().optional(),
  fields: z.array(FieldProblem).optional(),
  upstream: Upstream.optional(),
  /** An operation already under way on the same target. */
  operationId: z.string().optional(),
  /** Of what changed meanwhile: how it is now. */
  current: z.record(z.string(), z.json()).optional(),
  /** Isthmus's own request id. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
