import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { isSystemLabel } from '@isthmus/contracts/kubernetes';
import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import type { ExternalNodePool as Row, Prisma } from '#generated/client';
import { factsOfPool, poolRules } from '#rules/acts';
import { AdvancedSettings, digestOf, StoredLabels, StoredTaints } from '#rules/pool';

/** Returns the observed pools of a cluster, each with its number of nodes and its template. */
export async function readPools(
  app: FastifyInstance,
  where: ClusterKey & Partial<PoolKey>,
): Promise<ExternalNodePool[]> {
  const [rows, counts, origins] = await Promise.all([
    app.db.externalNodePool.findMany({ where, orderBy: [{ name: 'asc' }, { nodePoolId: 'asc' }] }),
    app.db.externalNode.groupBy({ by: ['nodePoolId', 'status'], where, _count: true }),
    app.db.poolTemplate.findMany({ where, include: { template: true } }),
  ]);
  return rows.map((row) => {
    const origin = origins.find(({ nodePoolId }) => nodePoolId === row.nodePoolId);
    const own = counts.filter(({ nodePoolId }) => nodePoolId === row.nodePoolId);
    return { ...toPool(row), nodes: countNodes(own), madeFrom: origin ? toOrigin(origin) : null };
  });
}

type Origin = Prisma.PoolTemplateGetPayload<{ include: { template: true } }>;
const toOrigin = ({ templateId, version, template }: Origin) => ({ templateId, version, name: template.name });

function countNodes(counts: { status: string; _count: number }[]) {
  const of = (status: string) => counts.find((count) => count.status === status)?._count ?? 0;
  const total = counts.reduce((sum, count) => sum + count._count, 0);
  const [running, failed, draining] = [of('Running'), of('Failed'), of('Draining')];
  return { total, running, failed, draining, other: total - running - failed - draining };
}

export function toPool(row: Row): Omit<ExternalNodePool, 'nodes' | 'madeFrom'> {
  const { nodePoolId, runtimeType, runtimeVersion, settings, ...facts } = row;
  const labels = StoredLabels.parse(row.labels);
  const advanced = AdvancedSettings.safeParse(settings).data ?? null;
  return {
    ...facts,
    id: nodePoolId,
    runtime: runtimeType && runtimeVersion ? { type: runtimeType, version: runtimeVersion } : null,
    labels: labels.filter(({ key }) => !isSystemLabel(key)),
    systemLabels: labels.filter(({ key }) => isSystemLabel(key)),
    taints: StoredTaints.parse(row.taints),
    containerDirectory: advanced?.DockerGraphPath || null,
    cordonNewNodes: advanced?.Unschedulable == null ? null : advanced.Unschedulable !== 0,
    desiredPodNumber: advanced?.DesiredPodNumber ?? null,
    kubeletArgs: advanced?.ExtraArgs?.Kubelet ?? null,
    digest: digestOf(row),
    acts: poolRules.indexOf(factsOfPool(row)),
  };
}
