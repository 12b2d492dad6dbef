import { listActivity } from '@isthmus/contracts/activity';
import type { ActivityQuery } from '@isthmus/contracts/activity';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

/** `before` is a filter. Each next page starts at the end of the previous page. */
export const activity = (accountId: string, query: ActivityQuery) =>
  infiniteQueryOptions({
    queryKey: ['activity', accountId, query],
    queryFn: ({ pageParam, signal }) =>
      call(listActivity, {
        params: { accountId },
        query: { ...query, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
