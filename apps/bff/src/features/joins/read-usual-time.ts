import type { FastifyInstance } from 'fastify';

/** Fewer joins than this say nothing about the next one. */
const leastJoins = 3;
/** A node that became Running later than this had another trouble, or recovered from a failure. */
const longestSeconds = 3_600;

/**
 * Returns the median time in milliseconds from a host's last command until its node was first read as Running, over the account's hosts
 * that run and were not dismissed. Null when fewer than three are known. Readings are seconds apart, so it is about that exact.
 */
export async function readUsualMs(app: FastifyInstance, accountId: string): Promise<number | null> {
  const [row] = await app.db.$queryRaw<{ count: number; median: number | null }[]>`
    select count(*)::int as count, percentile_cont(0.5) within group (order by took) as median from (
      select extract(epoch from greatest(node.since, one.seen_at) - one.issued_at)::float8 as took
      from "join" one join external_node node
        on node.account_id = one.account_id and node.region = one.region and node.cluster_id = one.cluster_id
        and node.name = one.seen_name
      where one.account_id = ${accountId}::uuid and one.state = 'running' and node.status = 'Running'
        and (one.node_name is not null or one.ip is not null) and one.seen_at >= one.issued_at) as finished
    where took <= ${longestSeconds}`;
  return row && row.count >= leastJoins && row.median !== null ? Math.round(row.median * 1_000) : null;
}
