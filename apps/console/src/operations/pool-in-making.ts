import type { Operation } from '@isthmus/contracts/operations';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQuery } from '@tanstack/react-query';
import { clusterOperations } from './queries.ts';

/** True when one of these operations creates a pool. "No pools yet" would then be misleading. */
export const makesPool = (
  operations: Pick<Operation, 'kind' | 'region' | 'finishedAt'>[],
  { region }: Pick<ClusterKey, 'region'>,
) =>
  operations.some(
    (operation) =>
      operation.kind === 'create-external-node-pool' && operation.region === region && operation.finishedAt === null,
  );

/** True when a pool of the cluster is in creation. */
export function usePoolInMaking(cluster: ClusterKey) {
  const { data } = useQuery(clusterOperations(cluster.accountId, cluster.clusterId));
  return makesPool(data?.operations ?? [], cluster);
}
