import type { QueryKey } from '@tanstack/react-query';
import { queryClient } from '#shared/query-client.ts';

/** Keys with a running refetch; true when one more is needed. */
const refetching = new Map<string, boolean>();

/**
 * Refetches a key. Runs one refetch at a time, and one more for events meanwhile. Never cancels a running fetch: with
 * events faster than answers, no answer would ever arrive.
 */
export async function refetch(queryKey: QueryKey) {
  const key = JSON.stringify(queryKey);
  if (refetching.has(key)) {
    refetching.set(key, true);
    return;
  }
  let again = true;
  while (again) {
    refetching.set(key, false);
    // A running fetch may have started before the change, for example for an opening page.
    const underWay = queryClient.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
    await Promise.allSettled(underWay.map(async ({ promise }) => promise));
    await queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
    again = refetching.get(key) === true;
  }
  refetching.delete(key);
}
