import { listActivity } from '@isthmus/contracts/activity';
import type { ActivityQuery } from '@isthmus/contracts/activity';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

/** `before` is a filter; each further page begins where the last one ended. */
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
