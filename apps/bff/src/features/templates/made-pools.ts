import type { MadePool } from '@isthmus/contracts/templates';
import type { z } from 'zod';
import type { Prisma } from '#generated/client';

/** How many pools made from each template TKE still lists; a template without any is absent. */
export async function countPools(db: Prisma.TransactionClient, templateIds: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ templateId: string; pools: number }[]>`
    select template_id as "templateId", count(*)::int as pools
    from pool_template join external_node_pool using (account_id, region, cluster_id, node_pool_id)
    where template_id = any(${templateIds}::uuid[]) group by template_id`;
  return new Map(rows.map(({ templateId, pools }) => [templateId, pools]));
}

/** The pools themselves, over all accounts, by cluster and name. */
export const madePools = (db: Prisma.TransactionClient, templateId: string) =>
  db.$queryRaw<z.infer<typeof MadePool>[]>`
    select account_id as "accountId", region, cluster_id as "clusterId", coalesce(cluster.name, '') as "clusterName",
      node_pool_id as "nodePoolId", external_node_pool.name, pool_template.version
    from pool_template join external_node_pool using (account_id, region, cluster_id, node_pool_id)
      left join cluster using (account_id, region, cluster_id)
    where template_id = ${templateId}::uuid order by 4, 6, node_pool_id`;
