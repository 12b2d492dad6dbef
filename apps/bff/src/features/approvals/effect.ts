import type { ApprovalEffect } from '@isthmus/contracts/approvals';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ExternalNode, Prisma } from '#generated/client';
import { problem } from '#http/problems';
import { hashOf } from '#operations/record';
import type { Asked } from './asked.ts';

const Flags = z.object({
  force: z.boolean().default(false),
  withNodes: z.boolean().default(false),
  drainFirst: z.boolean().default(false),
  subnetId: z.string().nullable().default(null),
});
const Ref = z.object({ name: z.string() });
const Selected = z.object({
  nodes: z.array(Ref).optional(),
  clusters: z.array(z.object({ nodes: z.array(Ref) })).optional(),
});

type Node = Pick<ExternalNode, 'name' | 'createdTime' | 'status' | 'unschedulable'>;
const fields = { name: true, createdTime: true, status: true, unschedulable: true } satisfies Prisma.ExternalNodeSelect;

/** TKE has no word for drained. A node that takes no new Pods and is not being drained counts as it. */
const isDrained = ({ status, unschedulable }: Node) => unschedulable === true && status.toLowerCase() !== 'draining';

/**
 * Returns what an act would do with the data of now. `version` names it: the same name, the same nodes of the same age. It leaves out how far they
 * are drained, or nobody could approve while a drain runs. Throws not-found when the object is gone.
 */
export async function effectOf(app: FastifyInstance, asked: Asked) {
  const flags = Flags.parse(asked.body ?? {});
  const [name, nodes] = await Promise.all([nameOf(app, asked), nodesOf(app, asked, flags.withNodes)]);
  const effect: ApprovalEffect = {
    ...flags,
    name,
    nodes: nodes?.length ?? null,
    drained: nodes?.filter(isDrained).length ?? null,
  };
  const identities = nodes?.map((one) => [one.name, one.createdTime]) ?? null;
  return { effect, nodeNames: nodes?.map((one) => one.name) ?? [], version: hashOf([flags, name, identities]) };
}

/** The name of the pool, cluster or account; null for nodes of several clusters. */
async function nameOf(app: FastifyInstance, { act, places }: Asked): Promise<string | null> {
  const [place] = places;
  if (!place || act === 'delete-fleet-nodes') return null;
  const { accountId, region = '', clusterId = '', nodePoolId = '' } = place;
  const at = { accountId, region, clusterId };
  const found = {
    'delete-external-node-pool': () =>
      app.db.externalNodePool.findUnique({ where: { accountId_region_clusterId_nodePoolId: { ...at, nodePoolId } } }),
    'turn-off-four-eyes': () => app.db.cloudAccount.findUnique({ where: { id: accountId } }),
    'enable-external-node-support': () => app.db.cluster.findUnique({ where: { accountId_region_clusterId: at } }),
    'delete-external-nodes': () => app.db.cluster.findUnique({ where: { accountId_region_clusterId: at } }),
  }[act];
  const { name } = (await found()) ?? {};
  if (name === undefined) throw problem('not-found');
  return name;
}

/** The nodes that it deletes, as listed now; null when it deletes none by its nature. */
async function nodesOf(app: FastifyInstance, { act, body, places }: Asked, withNodes: boolean): Promise<Node[] | null> {
  const orderBy = [{ clusterId: 'asc' as const }, { name: 'asc' as const }];
  const at = places.map(({ accountId, region = '', clusterId = '' }) => ({ accountId, region, clusterId }));
  if (act === 'delete-external-node-pool') {
    const [place] = places;
    if (!withNodes || !at[0]) return [];
    return app.db.externalNode.findMany({
      where: { ...at[0], nodePoolId: place?.nodePoolId ?? '' },
      select: fields,
      orderBy,
    });
  }
  const { nodes, clusters } = Selected.parse(body);
  const selections = clusters?.map((one) => one.nodes) ?? (nodes ? [nodes] : null);
  if (!selections) return null;
  const OR = selections.map((selection, index) => ({ ...at[index], name: { in: selection.map(({ name }) => name) } }));
  return app.db.externalNode.findMany({ where: { OR }, select: fields, orderBy });
}
