import { healthStateOf } from '@isthmus/contracts/health';
import { isOutOfDate } from '@isthmus/contracts/out-of-date';
import { mostOfAKind, type Found } from '@isthmus/contracts/search';
import type { Visible } from '#access/visible';
import { rankBy, type Term } from '#database/rank';
import type { PrismaClient } from '#generated/client';

type FoundNode = Extract<Found, { kind: 'node' }>;
type Row = Omit<FoundNode, 'kind' | 'state'> & {
  rank: number;
  status: string;
  unschedulable: boolean | null;
  observedAt: Date | null;
  intervalMs: number | null;
};

/**
 * Finds nodes by name or IP. Two indexes find the beginning of a name or an address. Only when they find fewer than enough are all nodes
 * scanned for the term (decision 0025). Kubernetes allows only lower case in a node's name
 * (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/), so names are compared as they are.
 */
export async function findNodes(db: PrismaClient, term: Term, visible: Visible) {
  // A name or an address has no other separators. Each pattern costs milliseconds when a short term matches all nodes.
  const words = ['-', '.'].map((separator) => `%${separator}${term.beginning}`);
  const rank = rankBy(term)`external_node.name, ip`;
  const rows = await db.$queryRaw<Row[]>`
    with begun as materialized (
      (select account_id, region, cluster_id, name from external_node where name collate "C" like ${term.beginning} and ${visible.sql}
        order by name collate "C" limit ${mostOfAKind})
      union
      (select account_id, region, cluster_id, name from external_node where ip collate "C" like ${term.beginning} and ${visible.sql}
        order by ip collate "C" limit ${mostOfAKind})
    ), scanned as (
      select account_id, region, cluster_id, name from external_node
      where (select count(*) from begun) < ${mostOfAKind} and (name like ${term.part} or ip like ${term.part}) and ${visible.sql}
      order by (name like any(${words}::text[]) or ip like any(${words}::text[])) desc, name, cluster_id limit ${mostOfAKind}
    ), best as (select * from begun union select * from scanned)
    select account_id as "accountId", cloud_account.name as "accountName", region, cluster_id as "clusterId",
      coalesce(cluster.name, '') as "clusterName", external_node.name, ip, external_node.status, unschedulable,
      observed_at as "observedAt", interval_ms as "intervalMs", ${rank} as rank
    from best join external_node using (account_id, region, cluster_id, name) left join cluster using (account_id, region, cluster_id)
      join cloud_account on cloud_account.id = account_id
      left join (select * from observation where kind = 'external-nodes') as reading using (account_id, region, cluster_id)
    order by rank, external_node.name, "clusterName", cluster_id limit ${mostOfAKind}`;
  return rows.map(({ status, unschedulable, observedAt, intervalMs, ...node }): FoundNode & { rank: number } => {
    const reading = { observedAt: observedAt?.toISOString() ?? null, intervalMs: intervalMs ?? 0, problem: null };
    const state = isOutOfDate(reading, Date.now()) ? 'unknown' : healthStateOf({ status, unschedulable });
    return { kind: 'node', ...node, state };
  });
}
