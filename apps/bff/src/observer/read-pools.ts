import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { healthOf } from '@isthmus/contracts/health';
import { isSystemLabel } from '@isthmus/contracts/kubernetes';
import type { ClusterKey, PoolKey } from '@isthmus/contracts/places';
import type { FastifyInstance } from 'fastify';
import { Prisma, type ExternalNodePool as Row } from '#generated/client';
import { factsOfPool, poolRules } from '#rules/acts';
import { AdvancedSettings, digestOf, StoredLabels, StoredTaints } from '#rules/pool';
import { countHealth, healthBy } from './read-health.ts';
import { inPlace } from './row-versions.ts';

/** Returns the observed pools of a cluster, each with its health and its template. */
export async function readPools(
  app: FastifyInstance,
  where: ClusterKey & Partial<PoolKey>,
): Promise<ExternalNodePool[]> {
  const [rows, counts, origins] = await Promise.all([
    app.db.externalNodePool.findMany({ where, orderBy: [{ name: 'asc' }, { nodePoolId: 'asc' }] }),
    countHealth(
      app.db,
      where.nodePoolId ? Prisma.sql`${inPlace(where)} and node_pool_id = ${where.nodePoolId}` : inPlace(where),
    ),
    app.db.poolTemplate.findMany({ where, include: withNewest }),
  ]);
  const health = healthBy(counts, ({ nodePoolId }) => nodePoolId);
  return rows.map((row) => {
    const origin = origins.find(({ nodePoolId }) => nodePoolId === row.nodePoolId);
    const own = health.get(row.nodePoolId) ?? healthOf([]);
    return { ...toPool(row), health: own, madeFrom: origin ? toOrigin(origin) : null };
  });
}

const withNewest = {
  template: {
    select: { name: true, versions: { select: { version: true }, orderBy: { version: 'desc' }, take: 1 } },
  },
} satisfies Prisma.PoolTemplateInclude;
type Origin = Prisma.PoolTemplateGetPayload<{ include: typeof withNewest }>;
const toOrigin = ({ templateId, version, template: { name, versions } }: Origin) => ({
  templateId,
  version,
  name,
  latest: versions[0]?.version ?? version,
});

export function toPool(row: Row): Omit<ExternalNodePool, 'health' | 'madeFrom'> {
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
