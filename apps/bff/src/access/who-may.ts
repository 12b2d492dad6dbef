import type { Permission } from '@isthmus/contracts/endpoint';
import type { WhoMay } from '@isthmus/contracts/roles';
import type { PrismaClient } from '#generated/client';
import { actorFields, toActor } from '#access/actor';
import { permits, type Place } from '#access/permits';
import { leastRole } from '#rules/roles';

const mostNamed = 3;

/** Returns the least role that may do this in the place, and who has it: whoever was here last comes first. */
export async function whoMay(db: PrismaClient, place: Place | null, permission: Permission): Promise<WhoMay> {
  const people = await db.user.findMany({
    where: { disabledAt: null, passwordHash: { not: null } },
    orderBy: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }, { name: 'asc' }],
    select: actorFields,
  });
  const able = people.filter((one) => permits(toActor(one), place, permission));
  return { role: leastRole[permission], people: able.slice(0, mostNamed).map(({ name }) => name) };
}
