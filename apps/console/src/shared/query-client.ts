import { QueryClient, type QueryKey } from '@tanstack/react-query';
import { ApiError } from '#shared/api/call.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiError;
  }
}

const isTemporary = (error: Error) =>
  error instanceof ApiError && (error.problem.status === 0 || error.problem.status >= 502);

/** Holds all server data. Events report changes, so mounting or focus causes no refetch. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && isTemporary(error),
      retryDelay: (failures) => 500 * 2 ** failures,
    },
    mutations: { retry: false },
  },
});

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
    const running = queryClient.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
    await Promise.allSettled(running.map(async ({ promise }) => promise));
    await queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
    again = refetching.get(key) === true;
  }
  refetching.delete(key);
}
