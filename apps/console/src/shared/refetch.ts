import type { QueryKey } from '@tanstack/react-query';
import { queryClient } from '#shared/query-client.ts';

/** Keys being fetched again; true when once more is wanted. */
const refetching = new Map<string, boolean>();

/**
 * Reads again what stands under a key: one refetch at a time, and one more for what was heard meanwhile. A fetch under way is never cut
 * off: where events come faster than answers, cutting off would mean that no answer ever arrives.
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
    // What is under way, for a page that is only about to open too, may have begun before the change.
    const underWay = queryClient.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
    await Promise.allSettled(underWay.map(({ promise }) => promise));
    await queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
    again = refetching.get(key) === true;
  }
  refetching.delete(key);
}
