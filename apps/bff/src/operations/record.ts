import { createHash } from 'node:crypto';
import type { Operation } from '@isthmus/contracts/operations';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { byOf } from '#access/audit';
import { settle } from '#access/four-eyes';
import type { Operation as Row } from '#generated/client';
import { isDryRun, type Preview } from '#http/preview';
import { problem } from '#http/problems';
import type { Identity, OperationRequest } from './operation-request.ts';
import { preview } from './preview.ts';
import { readOperation } from './to-operation.ts';
import { writeOperation } from './write-operation.ts';

export const hashOf = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/**
 * Stores the operation, its audit row and its job in one transaction. `decide` validates the request or refuses it.
 * The same Idempotency-Key with the same request returns the same operation without deciding again: by then the name is taken or the
 * pool gone. With another request it is refused. A dry run returns the call to TKE instead, needs no key and stores nothing.
 */
export async function record(
  app: FastifyInstance,
  request: FastifyRequest,
  decide: () => Promise<OperationRequest>,
): Promise<Operation | Preview> {
  if (isDryRun(request)) return preview(app.db, [await decide()]);
  const identity = identify(request);
  const { id } = await once(app, identity, async () => {
    const decided = await decide();
    await decided.askTke?.();
    return app.db.$transaction(async (tx) => {
      await settle(app, tx, request);
      return writeOperation(app, tx, decided, identity);
    });
  });
  return readOperation(app.db, id);
}

/** The idempotency key of what an approval records. */
export const approvalKey = (approvalId: string) => `approval:${approvalId}`;

type Written = Pick<Row, 'id' | 'accountId' | 'bodyHash'>;

/** The first of equal requests writes. The others, even simultaneous ones, get the same operation or group. */
export async function once(app: FastifyInstance, identity: Identity, write: () => Promise<Written>): Promise<Written> {
  const { bodyHash, actorId, idempotencyKey, approvalId } = identity;
  // The request for approval has a state of its own: the second of two approvals finds it decided.
  if (approvalId) return write();
  const findKnown = async () => {
    const where = { actorId_idempotencyKey: { actorId, idempotencyKey } };
    const known = (await app.db.operation.findUnique({ where })) ?? (await app.db.operationGroup.findUnique({ where }));
    if (known && known.bodyHash !== bodyHash) throw problem('key-reused');
    return known;
  };
  const known = await findKnown();
  if (known) return known;
  try {
    return await write();
  } catch (error) {
    const winner = await findKnown();
    if (winner) return winner;
    throw error;
  }
}

/** Identifies the sender and the request, before it is decided. What was approved belongs to the person who asked. No key of a press has a colon. */
export function identify(request: FastifyRequest): Identity {
  const { headers, actor, method, url, body, approval } = request;
  if (approval) {
    const { id: approvalId, requestedById: actorId } = approval;
    return {
      actorId,
      idempotencyKey: approvalKey(approvalId),
      bodyHash: hashOf(approvalId),
      by: byOf(request),
      approvalId,
    };
  }
  const key = headers['idempotency-key'];
  if (typeof key === 'string' && /^[\w-]{8,100}$/.test(key) && actor)
    return {
      actorId: actor.id,
      idempotencyKey: key,
      bodyHash: hashOf([method, url, body]),
      by: byOf(request),
      approvalId: null,
    };
  throw problem('invalid-input', { detail: 'A change needs an Idempotency-Key header of 8 to 100 characters.' });
}
