import { type Health, healthOf, healthStateOf, type HealthState } from '@isthmus/contracts/health';
import { joinStateAt, lateMs } from '@isthmus/contracts/join-state';
import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';
import { Prisma } from '#generated/client';
import { unlistedStates } from '#rules/with-facts';
import type { Transaction } from './kinds/kind.ts';

/** Equal nodes, or one expected host that TKE does not list. */
type Row = ClusterKey & { nodePoolId: string | null; count: number; since: Date } & (
    | { status: string; unschedulable: boolean | null; expiresAt: null }
    | { status: null; expiresAt: Date | null; now: Date }
  );

/** The number of nodes or hosts of one pool (or of no pool) in one state. */
export interface HealthCount extends ClusterKey {
  nodePoolId: string | null;
  state: HealthState;
  count: number;
  /** The earliest start of the state among them. A host waits from its command, and is late five minutes afterwards. */
  since: Date;
  /** When the link of a waiting or late host ends. */
  expiresAt: Date | null;
}

/** A host whose link expired before TKE listed it is late too. Its `since` is when its command was issued. */
function stateOf(row: Row): { state: HealthState; since: Date } {
  if (row.status !== null) return { state: healthStateOf(row), since: row.since };
  const [issuedAt, expiresAt] = [row.since.getTime(), row.expiresAt?.getTime() ?? null];
  const state = joinStateAt({ state: 'waiting', issuedAt, expiresAt }, row.now.getTime());
  return state === 'waiting' ? { state, since: row.since } : { state: 'late', since: new Date(issuedAt + lateMs) };
}

const inSameCluster = Prisma.sql`
  node.account_id = host.account_id and node.region = host.region and node.cluster_id = host.cluster_id`;

/**
 * Counts the nodes and the expected hosts of all places that `where` selects, in one statement. `where`: a condition on account_id, region
 * and cluster_id. A node that joins may be only in the list of version 2022-05-01. A host counts from its first command until one of TKE's
 * lists has a node with its name (or its address, if it has no name); a host that joined with its last command and vanished does not count.
 */
export async function countHealth(db: Pick<Transaction, '$queryRaw'>, where: Prisma.Sql): Promise<HealthCount[]> {
  const rows = await db.$queryRaw<Row[]>`
    with host as materialized (
      select * from "join"
      where ${where} and state = 'waiting' and issued_at is not null and (seen_at is null or seen_at < issued_at)
    ), joining as materialized (
      select * from external_node_facts as host
      where ${where} and state = any(${unlistedStates})
        and not exists (select from external_node as node where ${inSameCluster} and node.name = host.name)
    ), address as materialized (
      select account_id, region, cluster_id, ip from external_node
      join (select distinct ip from host where node_name is null and ip is not null) as wanted using (ip)
      where ${where}
      union select account_id, region, cluster_id, ip from joining
    )
    select account_id as "accountId", region, cluster_id as "clusterId", node_pool_id as "nodePoolId", status, unschedulable,
      count(*)::int as count, min(greatest(since, appeared_at)) as since, null::timestamptz as "expiresAt", null::timestamptz as now
    from external_node where ${where} group by 1, 2, 3, 4, 5, 6
    union all
    select account_id, region, cluster_id, node_pool_id, state, unschedulable, count(*)::int, min(greatest(since, appeared_at)), null, null
    from joining group by 1, 2, 3, 4, 5, 6
    union all
    select account_id, region, cluster_id, node_pool_id, null, null, 1, issued_at, expires_at, now()
    from host
    where not exists (select from external_node as node where ${inSameCluster} and node.name = host.node_name)
      and not exists (select from joining as node where ${inSameCluster} and node.name = host.node_name)
      and not exists (select from address as node where ${inSameCluster} and host.node_name is null and node.ip = host.ip)`;
  return rows.map((row) => {
    const { accountId, region, clusterId, nodePoolId, count, expiresAt } = row;
    return { accountId, region, clusterId, nodePoolId, count, expiresAt, ...stateOf(row) };
  });
}

/** The health of each group that `keyOf` names. A group without nodes and hosts is not in the map. */
export function healthBy(counts: HealthCount[], keyOf: (count: HealthCount) => string | null) {
  const groups = Map.groupBy(counts, keyOf);
  return new Map([...groups].map(([key, group]): [string | null, Health] => [key, healthOf(group)]));
}

/** Counts the nodes and the expected hosts of these pools, which may be of many clusters. `pools` is not empty. */
export function countHealthOf(db: Pick<Transaction, '$queryRaw'>, pools: PoolKey[]) {
  const each = pools.map(
    ({ accountId, region, clusterId, nodePoolId }) =>
      Prisma.sql`(${accountId}::uuid, ${region}, ${clusterId}, ${nodePoolId})`,
  );
  return countHealth(db, Prisma.sql`(account_id, region, cluster_id, node_pool_id) in (${Prisma.join(each)})`);
}
