import type { ClusterKey } from '@isthmus/contracts/places';
import type { Prisma } from '#generated/client';
import type { Transaction } from './kinds/kind.ts';

/** Writes thousands of rows in one statement with one parameter, like `writeNodes`. */
export const writeFacts = (tx: Transaction, rows: Prisma.ExternalNodeFactsCreateManyInput[]) => tx.$executeRaw`
  insert into external_node_facts (account_id, region, cluster_id, name, node_pool_id, ip, state, reason, unschedulable, created_time, kubelet, cpu, memory_gb, appeared_at, since)
  select "accountId", region, "clusterId", name, "nodePoolId", ip, state, reason, unschedulable, "createdTime", kubelet, cpu, "memoryGb", "appearedAt", since
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one("accountId" uuid, region text, "clusterId" text, name text,
    "nodePoolId" text, ip text, state text, reason text, unschedulable boolean, "createdTime" text, kubelet text, cpu int,
    "memoryGb" int, "appearedAt" timestamptz, since timestamptz)
  on conflict (account_id, region, cluster_id, name) do update set node_pool_id = excluded.node_pool_id, ip = excluded.ip,
    state = excluded.state, reason = excluded.reason, unschedulable = excluded.unschedulable,
    created_time = excluded.created_time, kubelet = excluded.kubelet, cpu = excluded.cpu, memory_gb = excluded.memory_gb,
    appeared_at = excluded.appeared_at, since = excluded.since`;

export const deleteFacts = (
  tx: Transaction,
  { accountId, region, clusterId }: ClusterKey,
  names: string[],
) => tx.$executeRaw`
  delete from external_node_facts where account_id = ${accountId}::uuid and region = ${region} and cluster_id = ${clusterId}
    and name = any(${names}::text[])`;
