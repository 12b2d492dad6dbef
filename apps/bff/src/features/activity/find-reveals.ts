import { RevealAct } from '@isthmus/contracts/activity';
import { z } from 'zod';
import type { Place } from '#access/permits';
import { olderThan } from '#database/older-than';
import type { Prisma, PrismaClient } from '#generated/client';
import { onlyOperations, type ActivityFilter } from './activity-filter.ts';

const Details = z.object({
  region: z.string().default(''),
  clusterId: z.string().default(''),
  target: z.string().default(''),
  requestId: z.string().nullable().default(null),
});

const whereDetail = (path: string, value: string | undefined): Prisma.AuditWhereInput[] =>
  value ? [{ details: { path: [path], equals: value } }] : [];

const ofPlace = ({ accountId, region, clusterId }: Place): Prisma.AuditWhereInput => ({
  accountId,
  AND: [...whereDetail('region', region), ...whereDetail('clusterId', clusterId)],
});

/** Finds who was shown a join command, a pool's script or a template's custom data. */
export async function findReveals(db: PrismaClient, filter: ActivityFilter) {
  const { region, clusterId, type, actorId, object, requestId, before, cursor, limit, visible } = filter;
  if ((type && type !== 'reveal') || onlyOperations(filter)) return [];
  const rows = await db.audit.findMany({
    where: {
      // Templates belong to no account, so their reveals appear under every account.
      OR: [...visible.places.map(ofPlace), { accountId: null }],
      act: { in: RevealAct.options },
      ...(actorId && { actorId }),
      ...(before && { at: { lt: new Date(before) } }),
      AND: [
        ...(cursor ? [{ OR: olderThan('reveal', cursor, BigInt) }] : []),
        ...whereDetail('region', region),
        ...whereDetail('clusterId', clusterId),
        ...whereDetail('target', object),
        ...whereDetail('requestId', requestId),
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  const ids = rows.flatMap((row) => row.actorId ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } });
  return rows.map((row) => ({
    type: 'reveal' as const,
    at: row.at.toISOString(),
    id: String(row.id),
    act: RevealAct.parse(row.act),
    actor: people.find(({ id }) => id === row.actorId) ?? null,
    ...Details.parse(row.details),
  }));
}
