import type { z } from 'zod';
import type { ApprovalAct } from './approval-acts.ts';
import type { AuditAct, NotAudited } from './audit-acts.ts';

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
  /**
   * Without a permission only people may call an endpoint, because most of these are about the caller's own session and choices. True: service
   * accounts and walls may call this one too. False: only people, although a permission would allow it.
   */
  forPrograms?: boolean;
  /** Whether a wall may call it. Absent: it may read what viewers read, without questions to TKE. */
  forWalls?: boolean;
  /** Another permission that this body needs. */
  alsoNeeds?(body: z.output<B>): Permission | null;
  /**
   * The caller must have proved a short time ago who is there: always, or with some bodies. Otherwise the answer is 403 `proof-needed`, with
   * the ways that the person has. A sign-in is a proof. A dry run needs none.
   */
  stepUp?: 'always' | { when(body: z.output<B>): boolean };
  /**
   * While the account has four eyes, this needs a second person: always, or with some bodies. Then the answer is 409 `approval-needed`, and
   * the same parameters and body go to requestApproval as this act. A dry run needs none.
   */
  fourEyes?: { act: ApprovalAct; when?(body: z.output<B>): boolean };
  /** Changes something at TKE, or hands out a way to change it. An account that is observe only refuses it. */
  changesCloud?: boolean;
  /** Also answers for an account that was removed: what was done there stays readable. */
  ofRemoved?: boolean;
  /** Default `account`, which needs an account in the path. */
  scope?: S;
  /** The act of the audit rows that a success writes, and of the row of a refusal; or why there is none. Each change names one. */
  audit?: AuditAct | { none: NotAudited };
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
