import { z } from 'zod';
import { auditActs, type AuditAct, type AuditActKind } from './audit-acts.ts';
import { Cursor } from './cursor.ts';
import { endpoint } from './endpoint.ts';
import { Before, OperationState } from './operations.ts';
import { Region } from './params.ts';

const acts = Object.values(auditActs).flat() as [AuditAct, ...AuditAct[]];
const kinds = Object.keys(auditActs) as [AuditActKind, ...AuditActKind[]];

/** `requested`: an operation; its state says how it goes. `denied`: the person may not do this, or the password was wrong. */
export const AuditOutcome = z.enum([
  'done',
  'requested',
  'denied',
  'failed',
  'conflict',
  'needs-attention',
  'resolved',
  'cancelled',
]);
export type AuditOutcome = z.infer<typeof AuditOutcome>;

export const AuditObjectKind = z.enum(['account', 'cluster', 'pool', 'node', 'template', 'person', 'group']);
export type AuditObjectKind = z.infer<typeof AuditObjectKind>;

const Fields = z.record(z.string(), z.json());
const Person = z.object({ id: z.uuid(), name: z.string(), email: z.string() });

/**
 * Who did what, from where, on what, and how it ended. `unknown`: an act of another version; `details` has its code. `actor` null: Isthmus
 * itself, or somebody who did not sign in. `session`: the first 8 characters of its token's hash. `object.name`: at that time. `after` has
 * only the fields that the act sets. `operation`: its present state. `requestId`: TKE's, of the last call.
 */
export const AuditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  act: z.enum([...acts, 'unknown']),
  outcome: AuditOutcome,
  actor: Person.nullable(),
  session: z.string().nullable(),
  address: z.string().nullable(),
  accountId: z.uuid().nullable(),
  region: z.string().nullable(),
  clusterId: z.string().nullable(),
  object: z.object({ kind: AuditObjectKind, id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  before: Fields.nullable(),
  after: Fields.nullable(),
  operation: z.object({ id: z.uuid(), state: OperationState }).nullable(),
  requestId: z.string().nullable(),
  details: Fields,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/**
 * `text`: the beginning of an object's name, its id, TKE's request id, or part of a person's name or address. `kind` `denied`: refused
 * changes and sign-ins. `since` and `before` select by time.
 */
export const AuditFilter = z.object({
  accountId: z.uuid().toLowerCase().optional(),
  region: Region.optional(),
  clusterId: z.string().max(40).optional(),
  actorId: z.uuid().optional(),
  kind: z.enum([...kinds, 'denied']).optional(),
  object: AuditObjectKind.optional(),
  objectId: z.string().max(253).optional(),
  text: z.string().trim().max(253).optional(),
  since: Before.optional(),
  before: Before.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/**
 * `upTo`: each row until then has its seal; `isLate`: it is older than a minute, so no process seals. `checkedAt`: the last
 * `npm run audit:verify`, with the number of its findings. `isProtected`: the database role of the server cannot change rows.
 */
const AuditSeal = z.object({
  upTo: z.iso.datetime(),
  isLate: z.boolean(),
  checkedAt: z.iso.datetime().nullable(),
  findings: z.number().int().nullable(),
  isProtected: z.boolean(),
});
export type AuditSeal = z.infer<typeof AuditSeal>;

/**
 * Newest first, at most 100 per page; `next` is the `cursor` of the next page. Owners read all rows, admins those of their accounts;
 * others get 403 with whom to ask. The first read of a person in an hour is audited itself. `people`: all, for the filter. `accounts` and
 * `clusters`: names of the page's places, as far as they are known.
 */
export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'Who did what: the audit',
  scope: 'fleet',
  permission: 'settings',
  audit: 'read-audit',
  query: AuditFilter.extend({
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  }),
  response: z.object({
    entries: z.array(AuditEntry),
    people: z.array(Person),
    accounts: z.array(z.object({ id: z.uuid(), name: z.string() })),
    clusters: z.array(z.object({ accountId: z.uuid(), clusterId: z.string(), name: z.string() })),
    next: Cursor.nullable(),
    seal: AuditSeal,
  }),
});

/** All rows of the filter, newest first, as a streamed file: one JSON object a line, or CSV. Each export is audited. */
export const exportAudit = endpoint({
  method: 'GET',
  path: '/audit/export',
  summary: 'The audit as a file',
  scope: 'fleet',
  permission: 'settings',
  audit: 'export-audit',
  query: AuditFilter.extend({ format: z.enum(['jsonl', 'csv']) }),
  response: z.string(),
});
