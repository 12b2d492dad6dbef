import { type Health, healthOf, healthStateOf, type HealthState } from '@isthmus/contracts/health';
import { joinStateAt } from '@isthmus/contracts/join-state';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { Prisma } from '#generated/client';
import type { Transaction } from './kinds/kind.ts';

/** Equal nodes, or one expected host that TKE does not list. */
type Row = ClusterKey & { nodePoolId: string | null; count: number } & (
    | { status: string; unschedulable: boolean | null; issuedAt: null }
    | { status: null; issuedAt: Date; expiresAt: Date | null; now: Date }
  );

/** The number of nodes or hosts of one pool (or of no pool) in one state. */
export interface HealthCount extends ClusterKey {
  nodePoolId: string | null;
  state: HealthState;
  count: number;
}

/** A host whose link expired before TKE listed it is late too. */
function stateOf(row: Row): HealthState {
  if (row.status !== null) return healthStateOf(row);
  const [issuedAt, expiresAt] = [row.issuedAt.getTime(), row.expiresAt?.getTime() ?? null];
  return joinStateAt({ state: 'waiting', issuedAt, expiresAt }, row.now.getTime()) === 'waiting' ? 'waiting' : 'late';
}

/**
 * Counts the nodes and the expected hosts of all places that `where` selects, in one statement. `where`: a condition on account_id, region
 * and cluster_id. A host counts from its first command until TKE lists a node with its name (or its address, if it has no name); a host
 * that joined with its last command and vanished does not count.
 */
export async function countHealth(db: Pick<Transaction, '$queryRaw'>, where: Prisma.Sql): Promise<HealthCount[]> {
  const rows = await db.$queryRaw<Row[]>`
    select account_id as "accountId", region, cluster_id as "clusterId", node_pool_id as "nodePoolId", status, unschedulable,
      null::timestamptz as "issuedAt", null::timestamptz as "expiresAt", null::timestamptz as now, count(*)::int as count
    from external_node where ${where} group by 1, 2, 3, 4, 5, 6
    union all
    select account_id, region, cluster_id, node_pool_id, null, null, issued_at, expires_at, now(), 1
    from "join" where ${where} and state = 'waiting' and issued_at is not null and (seen_at is null or seen_at < issued_at)
      and not exists (
        select from external_node as node
        where node.account_id = "join".account_id and node.region = "join".region and node.cluster_id = "join".cluster_id
          and (node.name = "join".node_name or "join".node_name is null and node.ip = "join".ip))`;
  return rows.map((row) => {
    const { accountId, region, clusterId, nodePoolId, count } = row;
    return { accountId, region, clusterId, nodePoolId, state: stateOf(row), count };
  });
}

/** The health of each group that `keyOf` names. A group without nodes and hosts is not in the map. */
export function healthBy(counts: HealthCount[], keyOf: (count: HealthCount) => string | null) {
  const groups = Map.groupBy(counts, keyOf);
  return new Map([...groups].map(([key, group]): [string | null, Health] => [key, healthOf(group)]));
}
