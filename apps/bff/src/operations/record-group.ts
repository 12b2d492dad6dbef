import { randomUUID } from 'node:crypto';
import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Prisma } from '#generated/client';
import { stepGroup } from './group.ts';
import { hashOf, identify, once, type Identity, type Wish } from './record.ts';
import { readGroup } from './to-group.ts';
import { writeOperation } from './write-operation.ts';

interface GroupWish {
  act: OperationGroup['act'];
  atOnce: number;
  at: Wish['at'];
  /** In the order in which they are to begin. */
  wishes: Wish[];
}

/** Writes a group with all its operations held, and begins the first; all or nothing, as often as the key is sent. */
export async function recordGroup(
  app: FastifyInstance,
  request: FastifyRequest,
  decide: () => Promise<GroupWish>,
): Promise<OperationGroup> {
  const identity = identify(request);
  const { id, accountId } = await once(app, identity, async () => {
    const group = await decide();
    return app.db.$transaction((tx) => writeGroup(app, tx, group, identity), { timeout: 60_000 });
  });
  return readGroup(app, accountId, id);
}

async function writeGroup(
  app: FastifyInstance,
  tx: Prisma.TransactionClient,
  { act, atOnce, at, wishes }: GroupWish,
  identity: Identity,
) {
  const row = await tx.operationGroup.create({ data: { id: randomUUID(), ...at, act, atOnce, ...identity } });
  for (const [position, wish] of wishes.entries()) {
    const idempotencyKey = `${identity.idempotencyKey}:${position}`;
    const own = { actorId: identity.actorId, idempotencyKey, bodyHash: hashOf(wish.target) };
    await writeOperation(app, tx, wish, own, { groupId: row.id, position });
  }
  await stepGroup(app, tx, row.id);
  return row;
}
