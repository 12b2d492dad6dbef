import { healthStateOf } from '@isthmus/contracts/health';
import type { ClusterKey } from '@isthmus/contracts/places';
import { type NodeCount, nodeSecondsOf, stretchesOf } from '#rules/node-seconds';
import type { Transaction } from './kinds/kind.ts';

interface Node {
  nodePoolId: string | null;
  status: string;
  unschedulable: boolean | null;
}

/** Counts the nodes of each pool in each state; the key is pool and state. */
export function countNodes(nodes: Iterable<Node>): Map<string, NodeCount> {
  const counts = new Map<string, NodeCount>();
  for (const { nodePoolId, ...node } of nodes) {
    const state = healthStateOf(node);
    const key = `${nodePoolId ?? ''} ${state}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { nodePoolId, state, count });
  }
  return counts;
}

/**
 * Adds the node-seconds of a cluster from its last counting until `at`, with the counts that were valid meanwhile (decision 0023). The first
 * call for a cluster only starts the counting. `gapFrom`: the last good reading when readings since then are missing; it becomes a row of
 * `reading_gap`.
 */
export async function countNodeSeconds(
  tx: Transaction,
  { accountId, region, clusterId }: ClusterKey,
  counts: NodeCount[],
  at: Date,
  gapFrom: Date | null,
) {
  const [counted] = await tx.$queryRaw<{ from: Date | null }[]>`
    insert into health_counted (account_id, region, cluster_id, until) values (${accountId}::uuid, ${region}, ${clusterId}, ${at})
    on conflict (account_id, region, cluster_id) do update set until = excluded.until returning old.until as "from"`;
  if (gapFrom)
    // A part of the gap is stored when an incomplete reading changed a count.
    await tx.$executeRaw`
      insert into reading_gap (account_id, region, cluster_id, began_at, ended_at)
      values (${accountId}::uuid, ${region}, ${clusterId}, ${gapFrom}, ${at})
      on conflict (account_id, region, cluster_id, began_at) do update set ended_at = excluded.ended_at`;
  const rows = counted?.from ? nodeSecondsOf(stretchesOf(counted.from, at, gapFrom), counts) : [];
  if (rows.length)
    await tx.$executeRaw`
      insert into health_day (account_id, day, region, cluster_id, node_pool_id, state, seconds)
      select ${accountId}::uuid, day, ${region}, ${clusterId}, "nodePoolId", state, seconds
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one("nodePoolId" text, day date, state text, seconds float8)
      on conflict (account_id, day, region, cluster_id, node_pool_id, state)
        do update set seconds = health_day.seconds + excluded.seconds`;
}
