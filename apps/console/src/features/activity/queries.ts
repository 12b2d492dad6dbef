import { ActivityQuery } from '@isthmus/contracts/activity';
import { listActivity } from '@isthmus/contracts/routes/activity';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { dayAfter, startOfDay } from '#shared/time/zone-day.ts';

/** `before` is a filter, not the position of a page. Each page starts where the previous one ended. */
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

/** Reads the activity query from the URL's parameters. Drops invalid values. */
export function toQuery(search: URLSearchParams): ActivityQuery {
  const parameter = (name: string) => search.get(name) ?? undefined;
  const day = parameter('before');
  const isDay = day && /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  const requested = {
    type: parameter('type'),
    kind: parameter('kind'),
    state: parameter('state'),
    actorId: parameter('person'),
    object: parameter('object'),
    requestId: parameter('request'),
    // Includes the whole day: the limit is the start of the next day in the person's time zone.
    before: isDay ? new Date(startOfDay(dayAfter(day))).toISOString() : undefined,
  };
  const fields = Object.entries(requested).filter(
    ([name, value]) => ActivityQuery.partial().safeParse({ [name]: value }).success && value,
  );
  return ActivityQuery.parse(Object.fromEntries(fields));
}
