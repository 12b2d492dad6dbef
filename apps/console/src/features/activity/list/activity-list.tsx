import type { ActivityEntry } from '@isthmus/contracts/activity';
import type { ClusterKey } from '@isthmus/contracts/places';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { serverNow } from '#shared/time/clock.ts';
import { timeZone } from '#shared/time/time-zone.ts';
import { dayAfter, dayOf, startOfDay } from '#shared/time/zone-day.ts';
import { describeTimeZone } from '#shared/time/zone-names.ts';
import { Button } from '#shared/ui/button.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { activity, toQuery } from '../queries.ts';
import { activityColumns } from './activity-columns.tsx';
import { ActivityFilters } from './activity-filters.tsx';
import { DaySection } from './day-section.tsx';
import { daysOf } from './days.ts';
import { useActivityRows } from './use-activity-rows.ts';
import { useFoldedRows } from './use-folded-rows.ts';

interface Props {
  accountId: string;
  /** Limits the list to this cluster. */
  cluster?: ClusterKey;
}

/**
 * Lists live activity: what runs or waits for a person, then days, newest first. Older entries load on demand. The old rows stay while a
 * new filter loads.
 */
export function ActivityList({ accountId, cluster }: Props) {
  const { t } = useTranslation(['activity', 'shared']);
  const [search, setSearch] = useSearchParams();
  useWatch(...watch.operations(accountId), ...(cluster ? [...watch.nodes(cluster), ...watch.joins(cluster)] : []));
  const place = cluster && { region: cluster.region, clusterId: cluster.clusterId };
  const read = useInfiniteQuery({
    ...activity(accountId, { ...toQuery(search), ...place }),
    placeholderData: keepPreviousData,
  });
  const pages = read.data?.pages ?? [];
  const [first] = pages;
  const rowOf = useActivityRows(
    accountId,
    cluster ? null : pages.flatMap(({ clusters }) => clusters),
    pages.flatMap(({ sets }) => sets),
  );
  const foldedOpen = useFoldedRows();
  const open = (first?.open ?? []).map((operation) => ({
    type: 'operation' as const,
    at: operation.createdAt,
    operation,
  }));
  const isOpen = new Set(open.map(({ operation }) => operation.id));
  const rows = pages
    .flatMap(({ entries }) => entries)
    .filter((entry: ActivityEntry) => entry.type !== 'operation' || !isOpen.has(entry.operation.id))
    .map((entry) => rowOf(entry));
  const today = dayOf(serverNow());
  const days = daysOf(rows, read.hasNextPage);
  // What runs is drawn on the strip of today.
  if (open.length && days[0]?.day !== today)
    days.unshift({
      day: today,
      from: startOfDay(today),
      until: startOfDay(dayAfter(today)),
      rows: [],
      loadedFrom: null,
    });
  const undecided = open.filter(({ operation }) => operation.state === 'needs-attention').length;
  const underWay = (first?.openTotal ?? 0) - undecided;
  const isEmpty = rows.length === 0 && open.length === 0;
  const clear = () => setSearch({}, { preventScrollReset: true });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <ActivityFilters people={first?.people ?? []} />
      <ProblemAlert problem={read.error} tone={read.data ? 'warn' : 'bad'} />
      {read.isPending && <Skeleton label={t('reading')} />}
      <div className={`grid grid-cols-[minmax(0,1fr)] gap-5 ${read.isPlaceholderData ? 'opacity-60' : ''}`}>
        {open.length > 0 && (
          <section aria-label={t('open.title')} className="grid gap-1">
            <h2 className="text-md border-line border-b pb-1">
              {[
                ...(undecided ? [t('open.undecided', { count: undecided })] : []),
                ...(underWay ? [t('open.running', { count: underWay })] : []),
              ].join(t('open.and'))}
            </h2>
            <DataGrid
              label={t('open.title')}
              columns={activityColumns}
              rows={foldedOpen(open.map((entry) => rowOf(entry, today)))}
              isHeadHidden
            />
          </section>
        )}
        {days.map((day) => (
          <DaySection
            key={day.day}
            day={day}
            today={today}
            running={open.flatMap(({ operation }) => (operation.state === 'needs-attention' ? [] : [operation]))}
          />
        ))}
      </div>
      {read.data && isEmpty && search.size === 0 && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
      {read.data && isEmpty && search.size > 0 && (
        <Empty title={t('filtered')} action={<Button onClick={clear}>{t('shared:clearFilter')}</Button>}>
          {t('filteredText')}
        </Empty>
      )}
      {read.hasNextPage && (
        <div>
          <Button onClick={() => void read.fetchNextPage()} pending={read.isFetchingNextPage}>
            {read.isFetchingNextPage ? t('older') : t('shared:moreRows')}
          </Button>
        </div>
      )}
      <p className="text-text-soft text-xs">
        {t('zone', { zone: describeTimeZone(timeZone()) })} {t('only')}
      </p>
    </div>
  );
}
