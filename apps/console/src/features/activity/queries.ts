import { listActivity } from '@isthmus/contracts/activity';
import type { ActivityQuery } from '@isthmus/contracts/activity';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

/** `before` in the query is where the first page begins; those after it begin where the last one ended. */
export const activity = (accountId: string, { before = '', ...query }: ActivityQuery) =>
  infiniteQueryOptions({
    queryKey: ['activity', accountId, query, before],
    queryFn: ({ pageParam, signal }) =>
      call(listActivity, {
        params: { accountId },
        query: { ...query, ...(pageParam && { before: pageParam }) },
        signal,
      }),
    initialPageParam: before,
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.at : undefined),
  });
