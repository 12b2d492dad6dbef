import { createHash } from 'node:crypto';
import type { OperationKindName } from '@isthmus/contracts/operations';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Prisma, type Operation } from '#generated/client';
import { notify } from '#plugins/events';
import { problem } from '#problems';
import { kinds } from './kinds.ts';
import { enqueue } from './queue.ts';

export interface Wish {
  kind: OperationKindName;
  actorId: string;
  at: { accountId: string; region: string; clusterId: string };
  target: Prisma.InputJsonObject;
  input: Prisma.InputJsonObject;
}

const unfinished = ['queued', 'running', 'waiting', 'needs-attention'];

/**
 * Writes the operation, its audit row and its job in one transaction, or nothing. The same Idempotency-Key with the same body
 * answers the same operation; with another body it is refused.
 */
export async function record(app: FastifyInstance, request: FastifyRequest, wish: Wish): Promise<Operation> {
  const idempotencyKey = keyOf(request);
  const bodyHash = createHash('sha256').update(JSON.stringify([wish.kind, wish.at, wish.target, wish.input])).digest('hex');
  const { actorId } = wish;
  const again = async () => {
    const known = await app.db.operation.findUnique({ where: { actorId_idempotencyKey: { actorId, idempotencyKey } } });
    if (known && known.bodyHash !== bodyHash) throw problem('key-reused');
    return known;
  };
  const known = await again();
  if (known) return known;
  try {
    return await app.db.$transaction((tx) => write(app, tx, wish, idempotencyKey, bodyHash));
  } catch (error) {
    const raced = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002' ? await again() : null;
    if (raced) return raced;
    throw error;
  }
}

function keyOf(request: FastifyRequest) {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\w-]{8,100}$/.test(key)) return key;
  throw problem('invalid-input', { detail: 'A change needs an Idempotency-Key header of 8 to 100 characters.' });
}

async function write(app: FastifyInstance, tx: Prisma.TransactionClient, wish: Wish, idempotencyKey: string, bodyHash: string) {
  const lockKey = kinds[wish.kind].lock(wish.at);
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lockKey}, 0))`;
  const inFlight = await tx.operation.findFirst({ where: { ...wish.at, kind: wish.kind, state: { in: unfinished } } });
  if (inFlight?.idempotencyKey === idempotencyKey && inFlight.actorId === wish.actorId && inFlight.bodyHash === bodyHash)
    return inFlight;
  if (inFlight) throw problem('already-in-flight', { operationId: inFlight.id });
  const { kind, actorId, at, target, input } = wish;
  const operation = await tx.operation.create({
    data: { kind, ...at, target, input, lockKey, actorId, idempotencyKey, bodyHash },
  });
  await tx.audit.create({
    data: { actorId, accountId: at.accountId, act: kind, operationId: operation.id, details: { asked: { at: { ...at }, target, input } } },
  });
  await enqueue(app, operation, new Date(), tx);
  await notify(tx, `operations:${at.accountId}:${operation.id}`, operation.version);
  return operation;
}
