import { randomUUID } from 'node:crypto';
import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { settle } from '#access/four-eyes';
import type { Prisma } from '#generated/client';
import { isDryRun, type Preview } from '#http/preview';
import { stepGroup } from './group.ts';
import { preview } from './preview.ts';
import type { Identity, OperationRequest } from './operation-request.ts';
import { hashOf, identify, once } from './record.ts';
import { readGroup } from './to-group.ts';
import { writeOperation } from './write-operation.ts';

export interface GroupRequest {
  act: OperationGroup['act'];
  atOnce: number;
  at: ClusterKey;
  /** In starting order. */
  requests: OperationRequest[];
}

/**
 * Stores a group with all its operations held, and starts the first ones. All or nothing, and once per key.
 * A dry run returns the calls to TKE instead, like `record`.
 */
export async function recordGroup(
  app: FastifyInstance,
  request: FastifyRequest,
  decide: () => Promise<GroupRequest>,
): Promise<OperationGroup | Preview> {
  if (isDryRun(request)) return preview(app.db, (await decide()).requests);
  const identity = identify(request);
  const { id, accountId } = await once(app, identity, async () => {
    const group = await decide();
    const write = async (tx: Prisma.TransactionClient) => {
      await settle(app, tx, request);
      return writeGroup(app, tx, group, identity);
    };
    return app.db.$transaction(write, { timeout: 60_000 });
  });
  return readGroup(app, accountId, id);
}

/** Writes a group and its operations, and starts the first ones. `setId`: the set of a press over several clusters. */
export async function writeGroup(
  app: FastifyInstance,
  tx: Prisma.TransactionClient,
  { act, atOnce, at, requests }: GroupRequest,
  identity: Identity,
  setId: string | null = null,
) {
  const { by, approvalId, ...key } = identity;
  const row = await tx.operationGroup.create({ data: { id: randomUUID(), setId, ...at, act, atOnce, ...key } });
  for (const [position, request] of requests.entries()) {
    const idempotencyKey = `${identity.idempotencyKey}:${position}`;
    const memberIdentity = {
      actorId: identity.actorId,
      idempotencyKey,
      bodyHash: hashOf(request.target),
      by,
      approvalId,
    };
    await writeOperation(app, tx, request, memberIdentity, { groupId: row.id, position });
  }
  await stepGroup(app, tx, row.id);
  return row;
}
