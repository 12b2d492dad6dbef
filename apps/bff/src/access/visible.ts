import type { AccountKey, ClusterKey } from '@isthmus/contracts/places';
import type { User } from '@isthmus/contracts/session';
import type { FastifyInstance } from 'fastify';
import { visibleAccounts } from '#access/permits';
import { Prisma } from '#generated/client';

/** An account, a region or a cluster, with everything in it. */
export type Place = AccountKey & Partial<ClusterKey>;

/** What a person may see over all accounts. */
export class Visible {
  readonly places: readonly Place[];

  constructor(places: readonly Place[]) {
    this.places = places;
  }

  /** The accounts that the person may see, whole or in part. */
  get accountIds() {
    return [...new Set(this.places.map(({ accountId }) => accountId))];
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

/** What this person may see now. */
export async function visibleTo(app: FastifyInstance, actor: User) {
  const accounts = await app.db.cloudAccount.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const ids = accounts.map(({ id }) => id);
  return new Visible(visibleAccounts(actor, ids));
}
