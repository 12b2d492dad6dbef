import { mostOfAKind, type Found } from '@isthmus/contracts/search';
import type { Visible } from '#access/visible';
import { rankBy, type Term } from '#database/rank';
import type { PrismaClient } from '#generated/client';

/** A shorter text is no part of an id: all ids of a kind begin alike, and a few characters occur in many. */
const shortestId = 5;

type Row<K extends Found['kind']> = Extract<Found, { kind: K }> & { rank: number };

/**
 * Finds accounts, clusters, pools and templates by name or id. They are few enough to read them all. Names repeat, so an id makes each order
 * certain.
 */
export async function findNamed(db: PrismaClient, term: Term, visible: Visible) {
  const rank = rankBy(term);
  const isId = term.text.length >= shortestId;
  const found = await Promise.all([
    db.$queryRaw<Row<'account'>[]>`
      select * from (
        select 'account' as kind, id as "accountId", name, uin,
          ${rank`lower(name), case when ${isId} then uin end, case when ${isId} then id::text end`} as rank
        from cloud_account where id = any(${visible.accountIds}::uuid[])
      ) as candidate where rank is not null order by rank, name limit ${mostOfAKind}`,
    db.$queryRaw<Row<'cluster'>[]>`
      select * from (
        select 'cluster' as kind, account_id as "accountId", cloud_account.name as "accountName", region,
          cluster_id as "clusterId", cluster.name,
          ${rank`lower(cluster.name), case when ${isId} then cluster_id end`} as rank
        from cluster join cloud_account on cloud_account.id = account_id where ${visible.sql}
      ) as candidate where rank is not null order by rank, name, "clusterId" limit ${mostOfAKind}`,
    db.$queryRaw<Row<'pool'>[]>`
      select * from (
        select 'pool' as kind, account_id as "accountId", cloud_account.name as "accountName", region,
          cluster_id as "clusterId", coalesce(cluster.name, '') as "clusterName", node_pool_id as "nodePoolId", pool.name,
          ${rank`lower(pool.name), case when ${isId} then node_pool_id end`} as rank
        from external_node_pool as pool left join cluster using (account_id, region, cluster_id)
          join cloud_account on cloud_account.id = account_id where ${visible.sql}
      ) as candidate where rank is not null order by rank, name, "clusterName", "nodePoolId" limit ${mostOfAKind}`,
    // Templates belong to no account.
    db.$queryRaw<Row<'template'>[]>`
      select * from (
        select 'template' as kind, id as "templateId", name,
          ${rank`lower(name), case when ${isId} then id::text end`} as rank
        from template
      ) as candidate where rank is not null order by rank, name limit ${mostOfAKind}`,
  ]);
  return found.flat();
}
