import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { matchNodesToJoins } from '#rules/match-nodes-to-joins';
import { toJoin, withIssuer } from './to-join.ts';

/** All hosts that are expected in a cluster, in the order in which they were listed; a host named in one pool is no "any new node" of another. */
export async function readJoins(app: FastifyInstance, { accountId, region, clusterId }: ClusterKey) {
  const where = { accountId, region, clusterId };
  const rows = await app.db.join.findMany({ where, include: withIssuer, orderBy: { createdAt: 'asc' } });
  const [oldest] = rows;
  if (!oldest) return [];
  const nodes = await app.db.externalNode.findMany({ where: { ...where, appearedAt: { gte: oldest.createdAt } } });
  const answers = matchNodesToJoins(rows, nodes);
  return rows.map((row) => toJoin(row, answers.get(row.id)));
}
