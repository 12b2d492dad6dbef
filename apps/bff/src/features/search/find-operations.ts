import { mostOfAKind, type Found } from '@isthmus/contracts/search';
import { z } from 'zod';
import type { Visible } from '#access/visible';
import type { PrismaClient } from '#generated/client';

type FoundOperation = Extract<Found, { kind: 'operation' }>;
type Row = Omit<FoundOperation, 'kind' | 'createdAt'> & { createdAt: Date };

/** Finds operations by their own id or by a request id of TKE, as tickets quote them: in full. */
export async function findOperations(db: PrismaClient, typed: string, visible: Visible) {
  const ids = z.uuid().safeParse(typed).success ? [typed] : [];
  const rows = await db.$queryRaw<Row[]>`
    select account_id as "accountId", cloud_account.name as "accountName", region, cluster_id as "clusterId",
      coalesce(cluster.name, '') as "clusterName", operation.id as "operationId", kind as operation,
      coalesce(target->>'name', '') as name, state, operation.created_at as "createdAt"
    from operation left join cluster using (account_id, region, cluster_id)
      join cloud_account on cloud_account.id = account_id
    where operation.id in (
        select unnest(${ids}::uuid[])
        union select operation_id from operation_attempt where request_id = ${typed})
      and ${visible.sql}
    order by operation.created_at desc limit ${mostOfAKind}`;
  return rows.map((row) => ({
    kind: 'operation' as const,
    ...row,
    createdAt: row.createdAt.toISOString(),
    rank: 0,
  }));
}
