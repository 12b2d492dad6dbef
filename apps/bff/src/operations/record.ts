import { createHash } from 'node:crypto';
import type { Operation, OperationKindName } from '@isthmus/contracts/operations';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Operation as Row, Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { readOperation } from './to-operation.ts';
import { writeOperation } from './write-operation.ts';

export interface Wish {
  /** Given where something sealed is bound to it. */
  id?: string;
  kind: OperationKindName;
  at: { accountId: string; region: string; clusterId: string };
  target: Prisma.InputJsonObject;
  input: Prisma.InputJsonObject;
  basedOn?: Prisma.InputJsonObject;
  /** Custom data, sealed: kept until the operation is over. */
  secret?: Uint8Array<ArrayBuffer>;
}

export interface Identity {
  actorId: string;
  idempotencyKey: string;
  bodyHash: string;
}

export const hashOf = (asked: unknown) => createHash('sha256').update(JSON.stringify(asked)).digest('hex');

/**
 * Writes the operation, its audit row and its job in one transaction, or nothing. `decide` turns the request into a wish or refuses it.
 * The same Idempotency-Key with the same request answers the same operation, without deciding again: by then the name is taken, the
 * pool gone. With another request it is refused.
 */
export async function record(
  app: FastifyInstance,
  request: FastifyRequest,
  decide: () => Promise<Wish>,
): Promise<Operation> {
  const identity = identify(request);
  const { id } = await once(app, identity, async () => {
    const wish = await decide();
    return app.db.$transaction((tx) => writeOperation(app, tx, wish, identity));
  });
  return readOperation(app.db, id);
}

type Written = Pick<Row, 'id' | 'accountId' | 'bodyHash'>;

/** The first of equal requests writes; the others, simultaneous ones too, get what it wrote, be it an operation or a group. */
export async function once(app: FastifyInstance, identity: Identity, write: () => Promise<Written>): Promise<Written> {
  const { bodyHash, ...key } = identity;
  const again = async () => {
    const where = { actorId_idempotencyKey: key };
    const known = (await app.db.operation.findUnique({ where })) ?? (await app.db.operationGroup.findUnique({ where }));
    if (known && known.bodyHash !== bodyHash) throw problem('key-reused');
    return known;
  };
  const known = await again();
  if (known) return known;
  try {
    return await write();
  } catch (error) {
    const raced = await again();
    if (raced) return raced;
    throw error;
  }
}

/** Who asks, and for what: the request itself, before anything is made of it. */
export function identify({ headers, actor, method, url, body }: FastifyRequest): Identity {
  const key = headers['idempotency-key'];
  if (typeof key === 'string' && /^[\w-]{8,100}$/.test(key) && actor)
    return { actorId: actor.id, idempotencyKey: key, bodyHash: hashOf([method, url, body]) };
  throw problem('invalid-input', { detail: 'A change needs an Idempotency-Key header of 8 to 100 characters.' });
}
