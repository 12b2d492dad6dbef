import type { Act, ActContext } from '@isthmus/contracts/acts';
import type { Operation } from '@isthmus/contracts/operations';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { clusterOperations, inFlight } from './queries.ts';

/**
 * Returns what decides the acts of a cluster. Counts unread operations as none: the BFF still refuses a conflicting
 * act.
 */
export function useActContext(cluster: ClusterKey, permits: Act[]): ActContext {
  const { data } = useQuery(inFlight(cluster));
  const known = data?.inFlight;
  return useMemo(
    () => ({ permits, inFlight: new Map(known?.map(({ subject, operationId }) => [subject, operationId])) }),
    [permits, known],
  );
}

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
