import { eventKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';
import { sendVersion } from '#database/events';
import { Prisma } from '#generated/client';
import type { Transaction } from './kinds/kind.ts';

const kind = 'external-nodes';
const ofNodes = ({ accountId, region, clusterId }: ClusterKey) => Prisma.sql`
  account_id = ${accountId}::uuid and region = ${region} and cluster_id = ${clusterId} and kind = ${kind}`;

/** Three kinds of observations write facts. Each locks the node list first, so two of them never wait for each other's rows. */
export const lockNodes = (tx: Transaction, place: ClusterKey) =>
  tx.$executeRaw`select 1 from observation where ${ofNodes(place)} for update`;

/**
 * Gives the node list a new version, because facts of its rows change. Locks it. Pages watch only this list, so a read of facts that finds nothing
 * new sends nothing to them. `readAgain`: DescribeExternalNode has news too, so it is read at once.
 */
export const sendNodesChanged = (tx: Transaction, place: ClusterKey, readAgain = false) => tx.$executeRaw`
  with changed as (
    update observation set version = version + 1, rows_version = version + 1,
      demanded_at = case when ${readAgain} then now() else demanded_at end,
      due_at = case when ${readAgain} then least(due_at, now()) else due_at end
    where ${ofNodes(place)}
    returning version)
  select ${sendVersion(eventKey(kind, place), Prisma.sql`version`)} from changed`;
