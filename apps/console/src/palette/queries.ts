import { search } from '@isthmus/contracts/routes/search';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

/** What the fleet holds of this text. The previous answer stays until this one arrives; typing on aborts the request. */
export const searching = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => call(search, { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    // An answer names states, which change, and no event reports them.
    staleTime: 5_000,
    gcTime: 60_000,
  });
