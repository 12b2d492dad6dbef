import type { ClusterKey } from '@isthmus/contracts/places';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDescribeEntry, useTicketText } from '#operations/activity/described.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Button } from '#shared/ui/button.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { activityColumns } from './activity-columns.tsx';
import { ActivityFilters } from './activity-filters.tsx';
import { activity, toQuery } from './queries.ts';

interface Props {
  accountId: string;
  /** Limits the list to this cluster. */
  cluster?: ClusterKey;
}

/** Lists live activity, newest first. Older entries load on demand. The old rows stay while a new filter loads. */
export function ActivityList({ accountId, cluster }: Props) {
  const { t } = useTranslation(['activity', 'shared']);
  const [search, setSearch] = useSearchParams();
  const describe = useDescribeEntry();
  const ticketOf = useTicketText();
  useWatch(...watch.operations(accountId), ...(cluster ? [...watch.nodes(cluster), ...watch.joins(cluster)] : []));
  const place = cluster && { region: cluster.region, clusterId: cluster.clusterId };
  const read = useInfiniteQuery({
    ...activity(accountId, { ...toQuery(search), ...place }),
    placeholderData: keepPreviousData,
  });
  const entries = read.data?.pages.flatMap((page) => page.entries) ?? [];
  const rows = entries.map((entry) => {
    const described = describe(entry);
    return { ...described, entry, accountId, ticket: ticketOf(entry, described), showsCluster: !cluster };
  });
  const clear = () => setSearch({}, { preventScrollReset: true });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <ActivityFilters people={read.data?.pages[0]?.people ?? []} />
      <ProblemAlert problem={read.error} tone={read.data ? 'warn' : 'bad'} />
      {read.isPending && <Skeleton label={t('reading')} />}
      {entries.length > 0 && (
        <DataGrid
          label={t('table')}
          columns={activityColumns}
          rows={rows}
          className={read.isPlaceholderData ? 'opacity-60' : ''}
        />
      )}
      {read.data && entries.length === 0 && search.size === 0 && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
      {read.data && entries.length === 0 && search.size > 0 && (
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
      <p className="text-text-soft max-w-[72ch] text-xs">{t('only')}</p>
    </div>
  );
}
