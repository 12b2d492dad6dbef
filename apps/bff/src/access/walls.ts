import type { FastifyInstance, FastifyRequest } from 'fastify';
import { personKey } from '#access/actor';
import { byOf, writeAudit } from '#access/audit';
import type { Actor } from '#access/permits';
import { rightsChanged } from '#access/rights';
import type { Prisma } from '#generated/client';

const dayMs = 24 * 3_600_000;
/** How long this process remembers that a use was noted. */
const hourMs = 3_600_000;

type Tx = Prisma.TransactionClient;

/** Writes the use of a wall once a day and address: screens ask all day. */
export const noteWallUse = (app: FastifyInstance, request: FastifyRequest, { id, name }: Actor) =>
  app.cached(
    `wall use ${id} ${request.ip}`,
    [personKey(id)],
    () =>
      app.db.$transaction(async (tx) => {
        const at = { gt: new Date(Date.now() - dayMs) };
        const where = { actorId: id, act: 'use-wall-link', address: request.ip, at };
        if (await tx.audit.findFirst({ where, select: { id: true } })) return;
        const object = { kind: 'person', id, name } as const;
        await writeAudit(tx, { ...byOf(request), actorId: id }, { act: 'use-wall-link', object });
        const data = { lastUsedAt: new Date(), lastAddress: request.ip };
        await tx.accessToken.updateMany({ where: { userId: id }, data });
      }),
    hourMs,
  );

/** Ends walls: link, sessions, streams and roles. Their rows stay, because the audit names them. Returns their ids. */
export async function endWalls(app: FastifyInstance, tx: Tx, which: Prisma.UserWhereInput) {
  const walls = await tx.user.findMany({ where: { ...which, kind: 'wall', disabledAt: null }, select: { id: true } });
  const ids = walls.map(({ id }) => id);
  await tx.accessToken.deleteMany({ where: { userId: { in: ids } } });
  await tx.roleGrant.deleteMany({ where: { userId: { in: ids } } });
  await tx.user.updateMany({ where: { id: { in: ids } }, data: { disabledAt: new Date() } });
  await app.endSessions(tx, { userId: { in: ids } });
  for (const id of ids) await rightsChanged(tx, id);
  return ids;
}
