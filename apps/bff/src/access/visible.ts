import type { FastifyInstance } from 'fastify';
import { visiblePlaces, type Actor, type Place } from '#access/permits';
import { Prisma } from '#generated/client';

/** What a person may see, in one account or over all. */
export class Visible {
  readonly places: readonly Place[];

  constructor(places: readonly Place[]) {
    this.places = places;
  }

  /** The accounts that the person may see, whole or in part. */
  get accountIds() {
    return [...new Set(this.places.map(({ accountId }) => accountId))];
  }

  /** Whether the person may see the region, whole or in part. */
  hasRegion(accountId: string, region: string) {
    return this.places.some((place) => place.accountId === accountId && (place.region ?? region) === region);
  }

  /** The same for everybody who sees the same places; a part of the name of a kept answer. */
  get name() {
    return JSON.stringify(this.places);
  }

  /** The same condition for Prisma, on a table with these columns. */
  get where() {
    return { OR: [...this.places] };
  }

  /** A condition on the columns account_id, region and cluster_id, without a table name. */
  get sql(): Prisma.Sql {
    const each = this.places.map(({ accountId, region, clusterId }) =>
      Prisma.join(
        [
          Prisma.sql`account_id = ${accountId}::uuid`,
          ...(region === undefined ? [] : [Prisma.sql`region = ${region}`]),
          ...(clusterId === undefined ? [] : [Prisma.sql`cluster_id = ${clusterId}`]),
        ],
        ' and ',
      ),
    );
    return each.length ? Prisma.sql`(${Prisma.join(each, ' or ')})` : Prisma.sql`false`;
  }
}

/** What this person may see over all accounts now. */
export async function visibleTo(app: FastifyInstance, actor: Actor) {
  const accounts = await app.db.cloudAccount.findMany({
    where: { removedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return new Visible(
    visiblePlaces(
      actor,
      accounts.map(({ id }) => id),
    ),
  );
}
