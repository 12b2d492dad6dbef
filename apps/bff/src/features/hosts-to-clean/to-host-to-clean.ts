import type { HostToClean } from '@isthmus/contracts/hosts-to-clean';
import type { Prisma } from '#generated/client';

export const withCleaner = { cleanedBy: { select: { name: true } } } satisfies Prisma.HostToCleanInclude;
type Row = Prisma.HostToCleanGetPayload<{ include: typeof withCleaner }>;

export const toHostToClean = ({ cleanedBy, ...row }: Row): HostToClean => ({
  ...row,
  removedAt: row.removedAt.toISOString(),
  cleanedAt: row.cleanedAt?.toISOString() ?? null,
  cleanedBy: cleanedBy?.name ?? null,
});
