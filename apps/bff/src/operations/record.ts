import { createHash } from 'node:crypto';
import type { Operation, OperationKindName } from '@isthmus/contracts/operations';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Prisma } from '#generated/client';
import { problem } from '#problems';
import { readOperation } from './to-operation.ts';
import { writeOperation } from './write-operation.ts';

export interface Wish {
  /** Given where something sealed is bound to it. */
  id?: string;
  kind: OperationKindName;
  actorId: string;
  at: { accountId: string; region: string; clusterId: string };
  target: Prisma.InputJsonObject;
  input: Prisma.InputJsonObject;
  basedOn?: Prisma.InputJsonObject;
  /** Custom data, sealed: kept until the operation is over. */
  secret?: Uint8Array<ArrayBuffer>;
}

export const hashOf = (asked: unknown) => createHash('sha256').update(JSON.stringify(asked)).digest('hex');

/**
 * Writes the operation, its audit row and its job in one transaction, or nothing. The same Idempotency-Key with the same body
 * answers the same operation; with another body it is refused.
 */
export async function record(app: FastifyInstance, request: FastifyRequest, wish: Wish): Promise<Operation> {
  const { kind, actorId, at, target, input } = wish;
  const identity = { actorId, idempotencyKey: keyOf(request) };
  const bodyHash = hashOf([kind, at, target, input]);
  const { id } = await once(
    () => app.db.operation.findUnique({ where: { actorId_idempotencyKey: identity } }),
    bodyHash,
    () => app.db.$transaction((tx) => writeOperation(app, tx, wish, { ...identity, bodyHash })),
  );
  return readOperation(app.db, id);
}

/** The first of equal requests writes; the others, simultaneous ones too, get what it wrote. */
export async function once<T extends { bodyHash: string }>(
  find: () => Promise<T | null>,
  bodyHash: string,
  write: () => Promise<T>,
) {
  const again = async () => {
    const known = await find();
    if (known && known.bodyHash !== bodyHash) throw problem('key-reused');
    return known;
  };
  const known = await again();
  if (known) return known;
  try {
    return await write();
  } catch (error) {
    const raced =
      error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002' ? await again() : null;
    if (raced) return raced;
    throw error;
  }
}

export function keyOf(request: FastifyRequest) {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\w-]{8,100}$/.test(key)) return key;
  throw problem('invalid-input', { detail: 'A change needs an Idempotency-Key header of 8 to 100 characters.' });
}
