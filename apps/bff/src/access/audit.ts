import type { AuditAct } from '@isthmus/contracts/audit-acts';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyRequest } from 'fastify';
import type { Prisma } from '#generated/client';

/** Who did it, and from where. A request without a session has no person; what Isthmus does itself has neither. */
export interface By {
  actorId: string | null;
  /** The first 8 characters of the hash of the session's token: they tell sessions apart, and open none. `token:` before those of an API token. */
  session: string | null;
  address: string | null;
}

/** What the runner and the start of the process do. */
export const isthmus: By = { actorId: null, session: null, address: null };

export const sessionName = (tokenHash: string) => tokenHash.slice(0, 8);

const sessionOf = ({ actor, sessionKey }: FastifyRequest) => {
  if (sessionKey === null) return null;
  const name = sessionName(sessionKey.slice(sessionKey.indexOf(':') + 1));
  return actor?.kind === 'service' ? `token:${name}` : name;
};

export const byOf = (request: FastifyRequest): By => ({
  actorId: request.actor?.id ?? null,
  session: sessionOf(request),
  address: request.ip,
});

/** `id` null: not known yet, for example of a pool that TKE has not created. `name`: at this time. */
export interface AuditObject {
  kind: 'account' | 'cluster' | 'pool' | 'node' | 'template' | 'person' | 'group';
  id: string | null;
  name?: string | null | undefined;
}

interface Entry {
  act: AuditAct;
  /** Absent: it belongs to no account, so only owners read it. */
  at?: { [Part in keyof ClusterKey]?: string | undefined };
  object?: AuditObject;
  /** Both sides of a change. `after` has only fields that the act sets. Never secrets. */
  before?: object | null;
  after?: object | null;
  /** Default `done`. `requested`: the operation's own rows say how it ended. */
  outcome?: 'done' | 'requested' | 'denied' | 'failed' | 'conflict' | 'needs-attention' | 'resolved' | 'cancelled';
  /** TKE's request id. */
  requestId?: string | null;
  operationId?: string;
  /** Facts of this act alone. */
  details?: object;
}

/** As PostgreSQL stores it: without undefined fields. */
const json = (value: object) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;

/** The only writer of audit rows. Call it in the transaction of the change, so that neither exists without the other. */
export function writeAudit(db: Pick<Prisma.TransactionClient, 'audit'>, by: By, entry: Entry) {
  const { act, at: { accountId = null, region = null, clusterId = null } = {}, object, before, after } = entry;
  return db.audit.create({
    data: {
      ...by,
      act,
      accountId,
      region,
      clusterId,
      object: object?.kind ?? null,
      objectId: object?.id ?? null,
      objectName: object?.name ?? null,
      ...(before && { before: json(before) }),
      ...(after && { after: json(after) }),
      outcome: entry.outcome ?? 'done',
      requestId: entry.requestId ?? null,
      operationId: entry.operationId ?? null,
      details: json(entry.details ?? {}),
    },
  });
}
