import {
  type FleetNode,
  type FleetNodesFilter,
  type FleetNodesQuery,
  fleetPositionOf,
} from '@isthmus/contracts/fleet-nodes';
import { type HealthState, healthStates } from '@isthmus/contracts/health';
import type { z } from 'zod';
import type { Visible } from '#access/visible';
import { emptySql, joinSql, sql, type Sql } from '#database/sql';
import type { PrismaClient } from '#generated/client';
import { unlistedStates } from '#rules/with-facts';
import { conditionsOf, stateSql } from './matching.ts';

type Db = Pick<PrismaClient, '$queryRaw'>;
type Query = z.output<typeof FleetNodesQuery>;

/** A row of the page. `key`: what the order compares. */
export type FleetRow = Omit<FleetNode, 'appearedAt' | 'since'> & { key: string; appearedAt: Date; since: Date };

/** Whether the reading of a cluster's nodes is out of date, as in out-of-date.ts. */
const isOld = sql`coalesce(case when observed_at is null then last_problem is not null
  else now() - observed_at > greatest(interval_ms * 3, 45000) * interval '1 ms' end, false)`;

/** Returns a text that changes whenever the counts or versions may: with the rows of a reading, or when one becomes out of date. */
export async function findFleetState(db: Db, visible: Visible) {
  const [row] = await db.$queryRaw<{ state: string | null }[]>`
    select md5(string_agg(concat_ws(' ', account_id, region, cluster_id, kind, rows_version, ${isOld}), ','
      order by account_id, region, cluster_id, kind)) as state
    from observation where ${visible.sql} and kind in ('clusters', 'external-nodes', 'joining-nodes', 'node-facts')`;
  return row?.state ?? '';
}

/**
 * The nodes that match, as `matched`. Rows of a cluster that TKE does not list any more are left out. A node that joins or failed may be in the list of version 2022-05-01 only.
 */
const matched = (filter: FleetNodesFilter, visible: Visible) => sql`
  place as materialized (
    select account_id, region, cluster_id, cluster.name as cluster_name, cloud_account.name as account_name,
      ${isOld} as old
    from cluster join cloud_account on cloud_account.id = account_id
      left join (select * from observation where kind = 'external-nodes') as reading using (account_id, region, cluster_id)
    where ${visible.sql}
  ), node as (
    select account_id, region, cluster_id, name, node_pool_id, ip, location, status, reason, unschedulable, created_time, appeared_at,
      since, unreadable, true as is_listed
    from external_node where ${visible.sql} and ${conditionsOf(filter)}
    union all
    select account_id, region, cluster_id, name, node_pool_id, ip, location, status, reason, unschedulable, created_time, appeared_at,
      since, '{}'::text[], false
    from (select *, '' as location, state as status from external_node_facts where state = any(${unlistedStates})) as joining
    where ${visible.sql} and ${conditionsOf(filter)} and not exists (select from external_node as listed
      where listed.account_id = joining.account_id and listed.region = joining.region
        and listed.cluster_id = joining.cluster_id and listed.name = joining.name)
  ), matched as (
    select node.*, cluster_name, account_name, ${stateSql} as state
    from node join place using (account_id, region, cluster_id)
    ${
      filter.version
        ? sql`join (select account_id, region, cluster_id, name from external_node_facts where kubelet = ${filter.version}) as own
            using (account_id, region, cluster_id, name)`
        : emptySql
    }
  )`;

/** Counts the matches per state, whatever state the filter names. `clusters`: in how many clusters they are, on each row. */
export const countFleetNodes = (db: Db, filter: FleetNodesFilter, visible: Visible) =>
  db.$queryRaw<{ state: HealthState; count: number; clusters: number }[]>`
    with ${matched(filter, visible)}, counted as (
      select account_id, region, cluster_id, state, count(*) as count from matched group by 1, 2, 3, 4
    )
    select state, sum(count)::int as count,
      (select count(*)::int from (select distinct account_id, region, cluster_id from counted) as one) as clusters
    from counted group by state`;

/** The value that each order compares. Numbers are positions, or milliseconds since 1970. */
const keys: Record<Query['sort'], Sql> = {
  name: sql`name collate "C"`,
  cluster: sql`cluster_name collate "C"`,
  status: sql`array_position(${[...healthStates]}::text[], state)::bigint`,
  since: sql`(extract(epoch from since) * 1000)::bigint`,
};

/**
 * Finds a page and one node more. A page starts after a position, not after a number of rows: a node that stays is on exactly one page,
 * whatever comes and goes in between.
 */
export function findFleetNodes(db: Db, query: Query, visible: Visible) {
  const { state, sort, descending, cursor, limit } = query;
  const after = cursor === undefined ? null : fleetPositionOf(cursor, sort);
  const isNumber = sort === 'status' || sort === 'since';
  const value = (text: string) => (isNumber ? sql`${text}::bigint` : sql`${text}`);
  const place = sql`account_id, region collate "C", cluster_id collate "C", name collate "C"`;
  const direction = descending ? sql`desc` : sql`asc`;
  const [key, accountId, region, clusterId, name] = after ?? ['', '', '', '', ''];
  const conditions = [
    ...(state ? [sql`state = ${state}`] : []),
    ...(after
      ? [
          sql`(${keys[sort]}, ${place}) ${descending ? sql`<` : sql`>`}
            (${value(key)}, ${accountId}::uuid, ${region}, ${clusterId}, ${name})`,
        ]
      : []),
  ];
  return db.$queryRaw<FleetRow[]>`
    with ${matched(query, visible)}, page as (
      select *, ${keys[sort]} as key from matched where ${conditions.length ? joinSql(conditions, ' and ') : sql`true`}
      order by key ${direction}, account_id ${direction}, region collate "C" ${direction}, cluster_id collate "C" ${direction},
        name collate "C" ${direction}
      limit ${limit + 1}
    )
    select page.key::text as key, account_id as "accountId", account_name as "accountName", region, cluster_id as "clusterId",
      cluster_name as "clusterName", name, node_pool_id as "nodePoolId", coalesce(pool_name, node_pool_id, '') as pool,
      page.ip, location, status, page.reason, page.unschedulable, page.created_time as "createdTime", page.unreadable,
      page.appeared_at as "appearedAt", page.since, is_listed as "isListed", page.state, kubelet, cpu, memory_gb as "memoryGb"
    from page left join (select account_id, region, cluster_id, name, kubelet, cpu, memory_gb from external_node_facts) as own
        using (account_id, region, cluster_id, name)
      left join (select account_id, region, cluster_id, node_pool_id, name as pool_name from external_node_pool) as pool
        using (account_id, region, cluster_id, node_pool_id)
    order by page.key ${direction}, account_id ${direction}, region collate "C" ${direction}, cluster_id collate "C" ${direction},
      name collate "C" ${direction}`;
}

/** Returns the names and addresses that no visible node has. */
export async function findMissing(db: Db, listed: string[], visible: Visible) {
  const rows = await db.$queryRaw<{ host: string }[]>`
    with known as (
      select name, ip from external_node where ${visible.sql} and (name collate "C" = any(${listed}) or ip collate "C" = any(${listed}))
      union all
      select name, ip from external_node_facts where ${visible.sql} and state = any(${unlistedStates})
        and (name = any(${listed}) or ip = any(${listed}))
    )
    select host from unnest(${listed}::text[]) with ordinality as wanted (host, position)
    where not exists (select from known where name = host or ip = host) order by position`;
  return rows.map(({ host }) => host);
}

/** Returns the versions of the kubelets in the fleet. */
export async function findVersions(db: Db, visible: Visible) {
  const rows = await db.$queryRaw<{ kubelet: string }[]>`
    select kubelet from external_node_facts where ${visible.sql} and kubelet is not null group by kubelet order by kubelet`;
  return rows.map(({ kubelet }) => kubelet);
}
