import { ExternalNode } from '@isthmus/contracts/external-nodes';
import { getExternalNode } from '@isthmus/contracts/external-node';
import { healthStateOf } from '@isthmus/contracts/health';
import type { ClusterKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { PrismaClient } from '#generated/client';
import { serve } from '#http/serve';
import { findCluster } from '#observer/find-cluster';
import { wantNodes } from '#observer/interest';
import { nodeRules } from '#rules/acts';
import { withFacts, type NodeWithFacts } from '#rules/with-facts';

const LastFacts = z
  .object({ status: z.string(), ip: z.string(), nodePoolId: z.string().nullable() })
  .catch({ status: '', ip: '', nodePoolId: null });

/** Returns one node, or when it was removed. Renews the interest in the cluster's nodes. */
export const one = (app: FastifyInstance) =>
  serve(app, getExternalNode, async ({ params: { nodeName, ...place } }) => {
    const { nodesObservation, joiningObservation, factsObservation } = await findCluster(app, place);
    await wantNodes(app, place);
    const where = { ...place, name: nodeName };
    const [nodes, facts] = await Promise.all([
      app.db.externalNode.findMany({ where }),
      app.db.externalNodeFacts.findMany({ where }),
    ]);
    const [node] = withFacts(nodes, facts);
    return {
      node: node ? toNode(node) : null,
      acts: nodeRules.table,
      removed: node ? null : await lastRemoval(app.db, place, nodeName),
      together: node?.isListed && healthStateOf(node) === 'failed' ? await failedTogether(app.db, place, node) : null,
      ...{ observation: nodesObservation, joiningObservation, factsObservation },
    };
  });

const toNode = (row: NodeWithFacts) => ({
  ...ExternalNode.parse({
    ...row,
    acts: nodeRules.indexOf(row),
    appearedAt: row.appearedAt.toISOString(),
    since: row.since.toISOString(),
  }),
  sinceNotBefore: row.sinceNotBefore?.toISOString() ?? null,
});

async function lastRemoval(db: PrismaClient, place: ClusterKey, nodeName: string) {
  const row = await db.observedChange.findFirst({
    where: { ...place, object: 'node', objectId: nodeName, change: 'vanished' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  if (!row) return null;
  const { at, notBefore, operationId, ours, before } = row;
  const times = { at: at.toISOString(), notBefore: notBefore?.toISOString() ?? null };
  return { ...times, operationId, ours, ...LastFacts.parse(before) };
}

const mostNames = 3;

/** Finds the other nodes whose failure the same reading first showed. Null for none. */
async function failedTogether(db: PrismaClient, place: ClusterKey, node: NodeWithFacts) {
  // At a cluster's first reading the nodes failed before it, at unknown times.
  if (!node.sinceNotBefore) return null;
  const { status, since, name } = node;
  const others = await db.externalNode.findMany({
    where: { ...place, status, since, name: { not: name } },
    select: { name: true, location: true, reason: true },
    orderBy: { name: 'asc' },
  });
  if (!others.length) return null;
  return {
    count: others.length,
    names: others.slice(0, mostNames).map((other) => other.name),
    isSameLocation: node.location !== '' && others.every(({ location }) => location === node.location),
    isSameReason: others.every(({ reason }) => reason === node.reason),
  };
}
