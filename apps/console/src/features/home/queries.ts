import { getHome } from '@isthmus/contracts/routes/home';
import { queryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';

/** Late hosts, expiring links and missing readings change without an event. */
const refetchMs = 30_000;

export const home = () =>
  queryOptions({
    queryKey: ['home'],
    queryFn: ({ signal }) => call(getHome, { signal }),
    refetchInterval: refetchMs,
  });
