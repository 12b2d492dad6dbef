import type { z } from 'zod';

/** Who may call: anyone, or a signed-in user. */
export type Access = 'public' | 'session';

/** What the caller must hold on the account that the URL names. `reveal` hands out a join credential. */
export type Permission = 'read' | 'write' | 'reveal' | 'settings';

/**
 * Whose rows an endpoint answers with. `account`: those of the account in its path. `fleet`: those of many accounts; `serve` hands the
 * handler what the caller may see of them. `none`: those of no account.
 */
export type Scope = 'account' | 'fleet' | 'none';

/** One HTTP operation, described once: the BFF serves it, the console calls it, the OpenAPI page shows it. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  S extends Scope = Scope,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Under `/api`, with `:name` parameters. */
  path: `/${string}`;
  summary: string;
  access?: Access;
  permission?: Permission;
  /** `account` when absent, which only an endpoint with an account in its path may be. */
  scope?: S;
  /** Status of a success; 200 when absent. */
  status?: 200 | 201 | 202 | 204;
  params?: P;
  query?: Q;
  /** Takes `?dryRun=1` (dry-run.ts): 200 with the calls that the change would send, and nothing is recorded. */
  dryRun?: boolean;
  body?: B;
  response: R;
}

/** Keeps the precise type of the object it is given. */
export const endpoint = <
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodType,
  S extends Scope = 'account',
>(
  described: Endpoint<P, Q, B, R, S>,
) => described;
