import type { ClusterKey } from '@isthmus/contracts/places';
import type { OnboardingFacts } from '@isthmus/contracts/onboarding';
import type { FastifyInstance } from 'fastify';

/** Returns the chosen cluster, or the only one. Null when there is a choice to make or none was ever listed. */
export async function chooseCluster(
  app: FastifyInstance,
  accountId: string,
  facts: OnboardingFacts,
): Promise<ClusterKey | null> {
  const { region, clusterId } = facts;
  const where = { accountId, ...(region && clusterId && { region, clusterId }) };
  const [one, another] = await app.db.cluster.findMany({ where, take: 2 });
  return one && !another ? { accountId, region: one.region, clusterId: one.clusterId } : null;
}
