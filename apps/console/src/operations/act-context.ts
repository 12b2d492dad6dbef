import type { Act, ActContext } from '@isthmus/contracts/acts';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { inFlight } from './queries.ts';

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
