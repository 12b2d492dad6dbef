import type { ClusterKey } from '@isthmus/contracts/places';
import type { Prisma } from '#generated/client';
import type { NodeChangeCounts } from '#rules/node-changes';
import type { Transaction } from './kinds/kind.ts';

type NodeRows = Prisma.ExternalNodeCreateManyInput[];
type ChangeRows = (Omit<Prisma.ObservedChangeCreateManyInput, 'before' | 'after'> & {
  before: object | null;
  after: object | null;
})[];

/**
 * Writes thousands of rows in one statement with one parameter. With one parameter per field the client would block the process for
 * minutes. The status of a row whose `since` is new began after the last good read, which is still the observation's `observed_at`.
 */
export const writeNodes = (tx: Transaction, rows: NodeRows) => tx.$executeRaw`
  insert into external_node (account_id, region, cluster_id, name, node_pool_id, ip, location, status, reason, unschedulable, created_time, unreadable, appeared_at, since, since_not_before)
  select "accountId", one.region, "clusterId", name, "nodePoolId", ip, location, status, reason, unschedulable, "createdTime", unreadable, "appearedAt", since, observed_at
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one("accountId" uuid, region text, "clusterId" text, name text,
    "nodePoolId" text, ip text, location text, status text, reason text, unschedulable boolean, "createdTime" text,
    unreadable text[], "appearedAt" timestamptz, since timestamptz)
  left join observation as reading on account_id = "accountId" and reading.region = one.region and cluster_id = "clusterId"
    and kind = 'external-nodes'
  on conflict (account_id, region, cluster_id, name) do update set node_pool_id = excluded.node_pool_id, ip = excluded.ip,
    location = excluded.location, status = excluded.status, reason = excluded.reason, unschedulable = excluded.unschedulable,
    created_time = excluded.created_time, unreadable = excluded.unreadable, appeared_at = excluded.appeared_at, since = excluded.since,
    since_not_before = case when external_node.since = excluded.since then external_node.since_not_before
      else excluded.since_not_before end`;

export const deleteNodes = (
  tx: Transaction,
  { accountId, region, clusterId }: ClusterKey,
  names: string[],
) => tx.$executeRaw`
  delete from external_node where account_id = ${accountId}::uuid and region = ${region} and cluster_id = ${clusterId}
    and name = any(${names}::text[])`;

/** Adds to the counts of a cluster's UTC day. */
export const addToDay = (
  tx: Transaction,
  { accountId, region, clusterId }: ClusterKey,
  at: Date,
  { joined, removed, lost }: NodeChangeCounts,
) => tx.$executeRaw`
  insert into change_day (account_id, day, region, cluster_id, joined, removed, lost)
  values (${accountId}::uuid, (${at}::timestamptz at time zone 'UTC')::date, ${region}, ${clusterId}, ${joined}, ${removed}, ${lost})
  on conflict (account_id, day, region, cluster_id) do update set joined = change_day.joined + excluded.joined,
    removed = change_day.removed + excluded.removed, lost = change_day.lost + excluded.lost`;

export const insertChanges = (tx: Transaction, rows: ChangeRows) => tx.$executeRaw`
  insert into observed_change (account_id, region, cluster_id, at, not_before, object, object_id, name, change, before, after, ours, operation_id)
  select "accountId", region, "clusterId", at, "notBefore", object, "objectId", name, change, before, after, ours, "operationId"
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one("accountId" uuid, region text, "clusterId" text, at timestamptz,
    "notBefore" timestamptz, object text, "objectId" text, name text, change text, before jsonb, after jsonb, ours boolean, "operationId" uuid)`;
