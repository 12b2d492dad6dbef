import type { Operation } from '@isthmus/contracts/operations';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQuery } from '@tanstack/react-query';
import { clusterOperations } from './queries.ts';

/** Whether one of these operations makes a pool in the region: then "no pools yet" would be half the truth. */
export const makesPool = (
  operations: Pick<Operation, 'kind' | 'region' | 'finishedAt'>[],
  { region }: Pick<ClusterKey, 'region'>,
) =>
  operations.some(
    (operation) =>
      operation.kind === 'create-external-node-pool' && operation.region === region && operation.finishedAt === null,
  );

/** Whether a pool of the cluster is being made. */
export function usePoolInMaking(cluster: ClusterKey) {
  const { data } = useQuery(clusterOperations(cluster.accountId, cluster.clusterId));
  return makesPool(data?.operations ?? [], cluster);
}
