import { healthOf } from '@isthmus/contracts/health';
import type { MadePool } from '@isthmus/contracts/templates';
import type { FastifyInstance } from 'fastify';
import type { Visible } from '#access/visible';
import type { Prisma } from '#generated/client';
import { countHealthOf, healthBy } from '#observer/read-health';
import { toPool } from '#observer/read-pools';

export interface PoolCount {
  pools: number;
  /** The pools with an older version than the template's newest. */
  behind: number;
}

/** Counts the visible pools of each template that TKE still lists. Templates without pools are absent. */
export async function countPools(
  db: Prisma.TransactionClient,
  templateIds: string[],
  visible: Visible,
): Promise<Map<string, PoolCount>> {
  const rows = await db.$queryRaw<({ templateId: string } & PoolCount)[]>`
    select made.template_id as "templateId", count(*)::int as pools,
      (count(*) filter (where made.version < newest.version))::int as behind
    from (
      select template_id, pool_template.version
      from pool_template join external_node_pool using (account_id, region, cluster_id, node_pool_id)
      where template_id = any(${templateIds}::uuid[]) and ${visible.sql}
    ) as made
    join (select template_id, max(version) as version from template_version group by 1) as newest using (template_id)
    group by 1`;
  return new Map(rows.map(({ templateId, pools, behind }) => [templateId, { pools, behind }]));
}

type Key = Pick<MadePool, 'accountId' | 'region' | 'clusterId' | 'nodePoolId' | 'clusterName' | 'version'>;
const keyOf = ({
  accountId,
  region,
  clusterId,
  nodePoolId,
}: Omit<Key, 'clusterName' | 'version' | 'nodePoolId'> & { nodePoolId: string | null }) =>
  [accountId, region, clusterId, nodePoolId].join(' ');

/** Returns the counted pools of one template, by cluster and name, with their settings and health. */
export async function madePools({ db }: FastifyInstance, templateId: string, visible: Visible): Promise<MadePool[]> {
  const keys = await db.$queryRaw<Key[]>`
    select account_id as "accountId", region, cluster_id as "clusterId", coalesce(cluster.name, '') as "clusterName",
      node_pool_id as "nodePoolId", pool_template.version
    from pool_template join external_node_pool using (account_id, region, cluster_id, node_pool_id)
      left join cluster using (account_id, region, cluster_id)
    where template_id = ${templateId}::uuid and ${visible.sql} order by 4, external_node_pool.name, node_pool_id`;
  if (!keys.length) return [];
  const places = keys.map(({ accountId, region, clusterId, nodePoolId }) => ({
    accountId,
    region,
    clusterId,
    nodePoolId,
  }));
  const [rows, counts] = await Promise.all([
    db.externalNodePool.findMany({ where: { OR: places } }),
    countHealthOf(db, places),
  ]);
  const health = healthBy(counts, keyOf);
  const pools = new Map(rows.map((row) => [keyOf(row), row]));
  // A pool may vanish between the two statements.
  return keys.flatMap((key) => {
    const row = pools.get(keyOf(key));
    const own = health.get(keyOf(key)) ?? healthOf([]);
    return row ? [{ ...key, name: row.name, pool: { ...toPool(row), health: own } }] : [];
  });
}
