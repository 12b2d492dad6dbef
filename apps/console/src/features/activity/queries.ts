import { listActivity } from '@isthmus/contracts/activity';
import type { ActivityQuery } from '@isthmus/contracts/activity';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

export const activity = (accountId: string, query: Omit<ActivityQuery, 'before'>) =>
  infiniteQueryOptions({
    queryKey: ['activity', accountId, query],
    queryFn: ({ pageParam, signal }) =>
      call(listActivity, {
        params: { accountId },
        query: { ...query, ...(pageParam && { before: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.at : undefined),
  });
