import { randomUUID } from 'node:crypto';
import { operationKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { writeAudit } from '#access/audit';
import type { Operation, Prisma } from '#generated/client';
import { notify } from '#database/events';
import { problem } from '#http/problems';
import { sealCustomData } from '#secrets/custom-data';
import { objectOf } from './audit-object.ts';
import { kinds } from './kinds.ts';
import { clusterLock } from './lock.ts';
import { enqueue } from './queue.ts';
import type { Identity, OperationRequest } from './operation-request.ts';
import { timeOf } from '#database/time';

/** Operations in these states reserve their subjects. */
export const unfinished = ['held', 'queued', 'running', 'waiting', 'needs-attention'];

interface Member {
  groupId: string;
  position: number;
}

/** Stores the operation, its audit row and its job (unless held by a group). Refuses a reserved subject, then what the object's state forbids. */
export async function writeOperation(
  app: FastifyInstance,
  tx: Prisma.TransactionClient,
  request: OperationRequest,
  identity: Identity,
  member?: Member,
) {
  const { kind, at, target, input, basedOn, customData } = request;
  const { by, ...key } = identity;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${clusterLock(at)}, 0))`;
  const subjects = subjectsOf(request);
  const inFlight = await findInFlight(tx, at, subjects, member?.groupId);
  if (inFlight && isSame(inFlight, identity)) return inFlight;
  if (inFlight) throw problem('already-in-flight', { operationId: inFlight.id });
  if (request.refusal) throw request.refusal;
  const id = randomUUID();
  const operation = await tx.operation.create({
    data: {
      id,
      ...at,
      ...key,
      ...member,
      kind,
      target,
      input,
      subjects,
      ...(basedOn && { basedOn }),
      ...(typeof customData === 'string' && { secret: sealCustomData(app.config, customData, [id, at.accountId]) }),
      state: member ? 'held' : 'queued',
      createdAt: await timeOf(tx),
      lockKey: kinds[kind].lock(at, target as Prisma.JsonObject),
    },
  });
  const { basedOn: _, ...after } = input;
  await writeAudit(tx, by, {
    act: kind,
    at,
    object: objectOf(kind, at, target),
    ...(basedOn && { before: basedOn }),
    ...(Object.keys(after).length > 0 && { after }),
    outcome: 'requested',
    operationId: operation.id,
    details: {
      target,
      ...(member && { groupId: member.groupId }),
      ...(identity.approvalId && { approvalId: identity.approvalId }),
    },
  });
  if (!member) await enqueue(app, operation, 0, tx);
  await notify(tx, operationKey(at.accountId, operation.id), operation.version);
  return operation;
}

/** Throws when an unfinished operation or an object's state forbids a request. Takes no lock, so it is only for previews. */
export async function refuse(db: Prisma.TransactionClient, requests: OperationRequest[]) {
  const [first] = requests;
  const inFlight = first && (await findInFlight(db, first.at, requests.flatMap(subjectsOf)));
  if (inFlight) throw problem('already-in-flight', { operationId: inFlight.id });
  for (const { refusal } of requests) if (refusal) throw refusal;
}

const subjectsOf = ({ kind, target }: OperationRequest) => kinds[kind].subjects(target as Prisma.JsonObject);

const findInFlight = (db: Prisma.TransactionClient, at: ClusterKey, subjects: string[], groupId?: string) =>
  db.operation.findFirst({
    where: {
      ...at,
      subjects: { hasSome: subjects },
      state: { in: unfinished },
      ...(groupId && { OR: [{ groupId: null }, { groupId: { not: groupId } }] }),
    },
  });

const isSame = (one: Operation, identity: Identity) =>
  one.actorId === identity.actorId &&
  one.idempotencyKey === identity.idempotencyKey &&
  one.bodyHash === identity.bodyHash;
