import type { Act } from '@isthmus/contracts/acts';
import type { Permission } from '@isthmus/contracts/endpoint';
import type { WhoMay } from '@isthmus/contracts/roles';
import type { PrismaClient } from '#generated/client';
import { actorFields, toActor } from '#access/actor';
import { permits, type Place } from '#access/permits';
import { leastRole } from '#rules/roles';

const mostNamed = 3;

type Reader = Pick<PrismaClient, 'user'>;

const readPeople = (db: Reader) =>
  db.user.findMany({
    where: { disabledAt: null, OR: [{ passwordHash: { not: null } }, { identities: { some: {} } }] },
    orderBy: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }, { name: 'asc' }],
    select: actorFields,
  });

/** The person who was here last comes first. */
const among = (
  people: Awaited<ReturnType<typeof readPeople>>,
  place: Place | null,
  permission: Permission,
): WhoMay => ({
  role: leastRole[permission],
  people: people
    .filter((one) => permits(toActor(one), place, permission))
    .slice(0, mostNamed)
    .map(({ name }) => name),
});

/** Returns the least role that may do this in the place, and who has it, without one person. */
export const whoMay = async (db: PrismaClient, place: Place | null, permission: Permission, exceptId?: string) =>
  among(
    (await readPeople(db)).filter(({ id }) => id !== exceptId),
    place,
    permission,
  );

/** Returns the ids of everybody who may do this in the place. */
export const idsOfWhoMay = async (db: Reader, place: Place, permission: Permission) =>
  (await readPeople(db)).filter((one) => permits(toActor(one), place, permission)).map(({ id }) => id);

/** The same for acts that a person may not do. Reads nothing when there are none. */
export async function whoMayAct(db: PrismaClient, place: Place, refused: { act: Act; permission: Permission }[]) {
  const people = refused.length ? await readPeople(db) : [];
  return Object.fromEntries(refused.map(({ act, permission }) => [act, among(people, place, permission)])) as Partial<
    Record<Act, WhoMay>
  >;
}
