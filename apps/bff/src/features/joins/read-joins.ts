import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { timeOf } from '#database/time';
import { matchNodesToJoins } from '#rules/match-nodes-to-joins';
import { unlistedStates, withFacts } from '#rules/with-facts';
import { toJoin, withIssuer } from './to-join.ts';

/** Reads all expected hosts of a cluster in listed order. A host named in one pool does not count as "any new node" of another. */
export async function readJoins(app: FastifyInstance, { accountId, region, clusterId }: ClusterKey) {
  const where = { accountId, region, clusterId };
  const rows = await app.db.join.findMany({ where, include: withIssuer, orderBy: { createdAt: 'asc' } });
  const [oldest] = rows;
  if (!oldest) return [];
  const isNew = { appearedAt: { gte: oldest.createdAt } };
  const [listed, facts] = await Promise.all([
    app.db.externalNode.findMany({ where: { ...where, ...isNew } }),
    app.db.externalNodeFacts.findMany({ where: { ...where, ...isNew, state: { in: unlistedStates } } }),
  ]);
  // DescribeExternalNode may list a node only when it runs. Version 2022-05-01 lists it before, with a reason.
  const nodes = withFacts(listed, facts);
  const matched = matchNodesToJoins(rows, nodes);
  const now = await timeOf(app.db);
  return rows.map((row) => toJoin(row, matched.get(row.id), now.getTime()));
}
