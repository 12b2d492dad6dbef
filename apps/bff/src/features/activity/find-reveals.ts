import { z } from 'zod';
import { olderThan } from '#database/older-than';
import type { Prisma, PrismaClient } from '#generated/client';
import { onlyOperations, type Asked } from './asked.ts';

const Details = z.object({
  region: z.string().default(''),
  clusterId: z.string().default(''),
  target: z.string().default(''),
  requestId: z.string().nullable().default(null),
});

const told = (path: string, value: string | undefined): Prisma.AuditWhereInput[] =>
  value ? [{ details: { path: [path], equals: value } }] : [];

/** Who was shown a join command, a pool's script or a template's custom data. */
export async function findReveals(db: PrismaClient, asked: Asked) {
  const { accountId, region, clusterId, type, actorId, object, requestId, before, cursor, most } = asked;
  if ((type && type !== 'reveal') || onlyOperations(asked)) return [];
  const rows = await db.audit.findMany({
    where: {
      // Templates belong to no account, so what they revealed concerns each.
      OR: [{ accountId }, { accountId: null }],
      act: { startsWith: 'reveal-' },
      ...(actorId && { actorId }),
      ...(before && { at: { lt: new Date(before) } }),
      AND: [
        ...(cursor ? [{ OR: olderThan('reveal', cursor, BigInt) }] : []),
        ...told('region', region),
        ...told('clusterId', clusterId),
        ...told('target', object),
        ...told('requestId', requestId),
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: most,
  });
  const ids = rows.flatMap((row) => row.actorId ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } });
  return rows.map((row) => ({
    type: 'reveal' as const,
    at: row.at.toISOString(),
    id: String(row.id),
    act: row.act,
    actor: people.find(({ id }) => id === row.actorId) ?? null,
    ...Details.parse(row.details),
  }));
}
