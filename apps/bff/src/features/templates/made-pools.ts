import type { MadePool } from '@isthmus/contracts/templates';
import type { z } from 'zod';
import type { Visible } from '#access/visible';
import type { Prisma } from '#generated/client';

/** Counts the visible pools of each template that TKE still lists. Templates without pools are absent. */
export async function countPools(
  db: Prisma.TransactionClient,
  templateIds: string[],
  visible: Visible,
): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ templateId: string; pools: number }[]>`
    select template_id as "templateId", count(*)::int as pools
    from pool_template join external_node_pool using (account_id, region, cluster_id, node_pool_id)
    where template_id = any(${templateIds}::uuid[]) and ${visible.sql} group by template_id`;
  return new Map(rows.map(({ templateId, pools }) => [templateId, pools]));
}

/** Returns the counted pools of one template, by cluster and name. */
export const madePools = (db: Prisma.TransactionClient, templateId: string, visible: Visible) =>
  db.$queryRaw<z.infer<typeof MadePool>[]>`
    select account_id as "accountId", region, cluster_id as "clusterId", coalesce(cluster.name, '') as "clusterName",
      node_pool_id as "nodePoolId", external_node_pool.name, pool_template.version
    from pool_template join external_node_pool using (account_id, region, cluster_id, node_pool_id)
      left join cluster using (account_id, region, cluster_id)
    where template_id = ${templateId}::uuid and ${visible.sql} order by 4, 6, node_pool_id`;
