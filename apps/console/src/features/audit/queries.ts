import { AuditFilter } from '@isthmus/contracts/audit';
import { listAudit } from '@isthmus/contracts/routes/audit';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '#shared/api/call.ts';
import { dayAfter, startOfDay } from '#shared/time/zone-day.ts';

export const audit = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listAudit, { query: { ...filter, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // New rows have no event, so a page that is opened again reads them. It must not read twice when it opens.
    staleTime: 5_000,
  });

const dayRule = /^\d{4}-\d\d-\d\d$/;
/** When a day begins in the person's time zone; `days` later. Undefined for a text that is no day. */
const beginOf = (day: string | null, days = 0) =>
  day && dayRule.test(day) && !Number.isNaN(Date.parse(day))
    ? new Date(startOfDay(dayAfter(day, days))).toISOString()
    : undefined;

/** Reads the filter from the URL's parameters. Drops invalid values. `before` includes its whole day. */
export function toFilter(search: URLSearchParams): AuditFilter {
  const requested = {
    accountId: search.get('account'),
    region: search.get('region'),
    clusterId: search.get('cluster'),
    actorId: search.get('person'),
    kind: search.get('kind'),
    object: search.get('object'),
    objectId: search.get('id'),
    text: search.get('text'),
    since: beginOf(search.get('since')),
    before: beginOf(search.get('before'), 1),
  };
  const fields = Object.entries(requested).filter(
    ([name, value]) => value && AuditFilter.safeParse({ [name]: value }).success,
  );
  return AuditFilter.parse(Object.fromEntries(fields));
}

/** The address of the filter's rows as a file. */
export function exportPath(filter: AuditFilter, format: 'csv' | 'jsonl') {
  const search = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
  return `/api/audit/export?${search}`;
}
