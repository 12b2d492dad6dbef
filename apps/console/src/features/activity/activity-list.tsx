import type { ClusterKey } from '@isthmus/contracts/places';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { watch } from '#shared/event-keys.ts';
import { useWatch } from '#shared/events.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Empty } from '#shared/ui/empty.tsx';
import { Skeleton } from '#shared/ui/skeleton.tsx';
import { Table, Th } from '#shared/ui/table.tsx';
import { ActivityFilters } from './activity-filters.tsx';
import { ActivityRow } from './activity-row.tsx';
import { toQuery } from './activity-search.ts';
import { activity } from './queries.ts';

interface Props {
  accountId: string;
  /** Only what concerns this cluster. */
  cluster?: ClusterKey;
}

/** Newest first, live; older entries on demand. While a new filter is answered, the old rows stay. */
export function ActivityList({ accountId, cluster }: Props) {
  const { t } = useTranslation('activity');
  const [search, setSearch] = useSearchParams();
  useWatch(...watch.operations(accountId), ...(cluster ? [...watch.nodes(cluster), ...watch.joins(cluster)] : []));
  const place = cluster && { region: cluster.region, clusterId: cluster.clusterId };
  const read = useInfiniteQuery({
    ...activity(accountId, { ...toQuery(search), ...place }),
    placeholderData: keepPreviousData,
  });
  const entries = read.data?.pages.flatMap((page) => page.entries) ?? [];
  const clear = () => setSearch({}, { preventScrollReset: true });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <ActivityFilters people={read.data?.pages[0]?.people ?? []} />
      <ProblemAlert problem={read.error} tone={read.data ? 'warn' : 'bad'} />
      {read.isPending && <Skeleton label={t('reading')} />}
      {entries.length > 0 && (
        <Table aria-label={t('table')} className={read.isPlaceholderData ? 'opacity-60' : ''}>
          <thead>
            <tr>
              <Th>{t('column.what')}</Th>
              <Th className="max-sm:hidden">{t('column.state')}</Th>
              <Th className="max-md:hidden">{t('column.who')}</Th>
              <Th className="max-md:hidden">{t('column.when')}</Th>
              <Th className="max-lg:hidden">{t('column.request')}</Th>
              <Th>
                <span className="sr-only">{t('copyEntry')}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <ActivityRow
                key={entry.type === 'operation' ? entry.operation.id : `${entry.type} ${entry.id}`}
                accountId={accountId}
                entry={entry}
                placed={!cluster}
              />
            ))}
          </tbody>
        </Table>
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
