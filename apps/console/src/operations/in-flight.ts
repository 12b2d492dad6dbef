import type { ActContext } from '@isthmus/contracts/acts';
import type { Operation } from '@isthmus/contracts/operations';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { inFlight } from './queries.ts';

/**
 * Returns a person's permissions and the operations in flight, which decide the acts of a cluster. Until the operations
 * are read, the BFF alone refuses a conflicting act.
 */
export function useActContext(
  cluster: ClusterKey,
  { permits, whoMay, observeOnly }: Omit<ActContext, 'inFlight'>,
): ActContext {
  const { data } = useQuery(inFlight(cluster));
  const known = data?.inFlight;
  return useMemo(
    () => ({
      permits,
      whoMay,
      observeOnly,
      inFlight: new Map(known?.map(({ subject, operationId }) => [subject, operationId])),
    }),
    [permits, whoMay, observeOnly, known],
  );
}

/** True when an unfinished operation creates a pool. "No pools yet" would then be wrong. */
export const createsPool = (operations: Pick<Operation, 'kind' | 'finishedAt'>[]) =>
  operations.some(({ kind, finishedAt }) => kind === 'create-external-node-pool' && finishedAt === null);

/** True while a pool of the cluster is being created. */
export function useIsCreatingPool(cluster: ClusterKey) {
  const { data } = useQuery(inFlight(cluster));
  return createsPool(data?.operations ?? []);
}
