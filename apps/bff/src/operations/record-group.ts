import { randomUUID } from 'node:crypto';
import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { stepGroup } from './group.ts';
import { hashOf, keyOf, once, type Wish } from './record.ts';
import { readGroup } from './to-group.ts';
import { writeOperation } from './write-operation.ts';

interface GroupWish {
  act: OperationGroup['act'];
  atOnce: number;
  actorId: string;
  at: Wish['at'];
  /** In the order in which they are to begin. */
  wishes: Wish[];
}

/** Writes a group with all its operations held, and begins the first; all or nothing, as often as the key is sent. */
export async function recordGroup(
  app: FastifyInstance,
  request: FastifyRequest,
  group: GroupWish,
): Promise<OperationGroup> {
  const { act, atOnce, actorId, at, wishes } = group;
  const idempotencyKey = keyOf(request);
  const bodyHash = hashOf([act, atOnce, at, wishes.map(({ kind, target, input }) => [kind, target, input])]);
  const id = randomUUID();
  const written = await once(
    () => app.db.operationGroup.findUnique({ where: { actorId_idempotencyKey: { actorId, idempotencyKey } } }),
    bodyHash,
    () =>
      app.db.$transaction(
        async (tx) => {
          const row = await tx.operationGroup.create({
            data: { id, ...at, act, atOnce, actorId, idempotencyKey, bodyHash },
          });
          for (const [position, wish] of wishes.entries()) {
            const identity = {
              actorId,
              idempotencyKey: `${idempotencyKey}:${position}`,
              bodyHash: hashOf(wish.target),
            };
            await writeOperation(app, tx, wish, identity, { groupId: id, position });
          }
          await stepGroup(app, tx, id);
          return row;
        },
        { timeout: 60_000 },
      ),
  );
  return readGroup(app, at.accountId, written.id);
}
