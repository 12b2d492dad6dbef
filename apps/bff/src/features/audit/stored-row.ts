import { AuditEntry, AuditObjectKind, AuditOutcome } from '@isthmus/contracts/audit';
import { OperationKindName } from '@isthmus/contracts/operations';
import { z } from 'zod';
import type { Audit } from '#generated/client';

/** What rows had in `details` before there were columns for it. */
const Details = z
  .object({
    region: z.string(),
    clusterId: z.string(),
    nodePoolId: z.string(),
    target: z.string(),
    personId: z.string(),
    templateId: z.string(),
    groupId: z.string(),
    email: z.string(),
    name: z.string(),
    requestId: z.string(),
    requested: z.object({
      at: z.object({ region: z.string(), clusterId: z.string() }),
      target: z.object({ name: z.string().nullish(), nodePoolId: z.string().nullish() }),
      input: z.record(z.string(), z.json()),
    }),
    before: z.json(),
    after: z.json(),
  })
  .partial()
  .catch({});
type Details = z.output<typeof Details>;

/** Codes of earlier versions end with how the operation went on: `drain-external-node:succeeded`. */
const ends: Record<string, AuditOutcome> = { succeeded: 'done', retry: 'requested' };

function actOf(row: Audit) {
  const [code = '', end] = row.act.split(':');
  const isOperation = OperationKindName.safeParse(code).success;
  const usual = code === 'sign-in-refused' ? 'denied' : isOperation ? 'requested' : 'done';
  const act = AuditEntry.shape.act.safeParse(end === 'retry' ? 'retry-operation' : code).data ?? 'unknown';
  const named = row.outcome ?? (end === undefined ? usual : (ends[end] ?? end));
  return { act, outcome: AuditOutcome.safeParse(named).data ?? 'done' };
}

function objectOf({ object, objectId, objectName, act }: Audit, old: Details): AuditEntry['object'] {
  const kind = AuditObjectKind.safeParse(object).data;
  if (kind) return { kind, id: objectId, name: objectName };
  const { nodePoolId = null, name = null } = old.requested?.target ?? {};
  if (old.requested && act.endsWith('-pool')) return { kind: 'pool', id: nodePoolId, name };
  if (old.requested && act.endsWith('-node')) return { kind: 'node', id: name, name };
  if (old.personId) return { kind: 'person', id: old.personId, name: old.email ?? null };
  if (old.templateId) return { kind: 'template', id: old.templateId, name: old.name ?? old.target ?? null };
  if (old.nodePoolId) return { kind: 'pool', id: old.nodePoolId, name: null };
  if (old.groupId) return { kind: 'group', id: old.groupId, name: null };
  if (old.email) return { kind: 'person', id: null, name: old.email };
  const clusterId = old.requested?.at.clusterId ?? old.clusterId;
  return clusterId ? { kind: 'cluster', id: clusterId, name: old.requested ? name : (old.target ?? null) } : null;
}

const Fields = AuditEntry.shape.before;
/** Sides that were lists are roles. */
const sideOf = (column: unknown, old: unknown) =>
  Fields.safeParse(column ?? (Array.isArray(old) ? { roles: old } : (old ?? null))).data ?? null;

/** Reads a row of this or an earlier version. */
export function readRow(row: Audit) {
  const details = Fields.unwrap().safeParse(row.details).data ?? {};
  const old = Details.parse(row.details);
  const { act, outcome } = actOf(row);
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    act,
    outcome,
    actorId: row.actorId,
    session: row.session,
    address: row.address,
    accountId: row.accountId,
    region: row.region ?? old.requested?.at.region ?? (old.region || null),
    clusterId: row.clusterId ?? old.requested?.at.clusterId ?? (old.clusterId || null),
    object: objectOf(row, old),
    before: sideOf(row.before, old.before),
    after: sideOf(row.after, old.after ?? old.requested?.input),
    operationId: row.operationId,
    requestId: row.requestId ?? old.requestId ?? null,
    details: act === 'unknown' ? { ...details, act: row.act } : details,
  };
}
