import type { z } from 'zod';

/** The allowed callers: anyone, or a signed-in user. */
export type Access = 'public' | 'session';

/**
 * The permission that the caller needs in the URL's place. `reveal` returns a join credential. `administer` cannot be undone. `settings`
 * are the account's key and roles. `templates` and `own` (people, new accounts) belong to no account.
 */
export type Permission = 'read' | 'write' | 'reveal' | 'administer' | 'settings' | 'templates' | 'own';

/**
 * Whose rows an endpoint returns. `account`: rows of the account in its path. `fleet`: rows of all accounts; `serve` passes the handler
 * what the caller may see. `none`: rows that belong to no account.
 */
export type Scope = 'account' | 'fleet' | 'none';

/** One HTTP endpoint, described once: the BFF serves it, the console calls it, the OpenAPI page shows it. */
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
  /** Absent: every signed-in person may call it. The answer has only what the person may see. */
  permission?: Permission;
  /**
   * It sends a question to TKE or returns a secret, so an identity provider must still confirm the caller. Endpoints with another
   * permission than `read` need that anyway.
   */
  needsConfirmed?: true;
  /** Another permission that this body needs. */
  alsoNeeds?(body: z.output<B>): Permission | null;
  /** Default `account`, which needs an account in the path. */
  scope?: S;
  /** The status of a success; default 200. */
  status?: 200 | 201 | 202 | 204;
  params?: P;
  query?: Q;
  /** Accepts `?dryRun=1` (dry-run.ts): answers 200 with the calls of the change, and records nothing. */
  dryRun?: boolean;
  body?: B;
  response: R;
}

/** Keeps the precise type of the given object. */
export const endpoint = <
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodType,
  S extends Scope = 'account',
>(
  described: Endpoint<P, Q, B, R, S>,
) => described;
