import type { Cluster } from '@isthmus/contracts/clusters';
import type { Observation } from '@isthmus/contracts/observation';
import { isOutOfDate } from '@isthmus/contracts/out-of-date';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import { session } from '#features/session/queries.ts';
import { useShownColumns } from '#shared/data-grid/column.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { csvFile, GridTools } from '#shared/data-grid/grid-tools.tsx';
import { parseSort, sortRows, writeSort } from '#shared/data-grid/sort.ts';
import { Views } from '#shared/saved-views/views.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { useSearchText, withParameters } from '#shared/page/search-text.ts';
import { accountOf, useAccountId } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Freshness } from '#shared/reading/observation.tsx';
import { StatusMark } from '#shared/status.tsx';
import { useNow } from '#shared/time/clock.ts';
import { Button } from '#shared/ui/button.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';
import { clusters, refreshingClusters } from '../queries.ts';
import { enabledColumns, otherColumns } from './cluster-columns.tsx';
import { ClusterFilters, matches, toGroup } from './cluster-filters.tsx';
import { OnboardingOffer } from './onboarding-offer.tsx';
import { RegionsAnswered } from './regions-answered.tsx';

const EligibilityPanel = lazy(() => import('./eligibility-panel.tsx'));

/** Uses the oldest read as the age of a combined list. Each region shows its own problem. */
function oldestReading(readings: { observation: Observation }[]): Observation {
  const known = readings.flatMap(({ observation }) => observation.observedAt ?? []).toSorted();
  return {
    observedAt: known[0] ?? null,
    attemptedAt: null,
    problem: null,
    version: 0,
    intervalMs: Math.max(0, ...readings.map(({ observation }) => observation.intervalMs)),
  };
}

/** Clusters with external nodes, and those that are getting them. */
const isUnderWay = ({ readiness }: Cluster) => ['enabled', 'enabling', 'failed'].includes(readiness);
const byUrgency = { by: 'health', descending: false };

export const loader = ({ params }: LoaderFunctionArgs) => queryClient.ensureQueryData(clusters(accountOf(params)));

export function Component() {
  const { t } = useTranslation(['clusters', 'shared']);
  const accountId = useAccountId();
  const { data, error } = useSuspenseQuery(clusters(accountId));
  useWatch(...watch.clusters(accountId));
  const refreshing = useMutation(refreshingClusters(accountId));
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useSearchText('q');
  const group = toGroup(search.get('group'));
  const shown = data.clusters.filter((cluster) => matches(cluster, group, text));
  const now = useNow();
  const rows = shown.map((each) => ({
    id: `${each.region}/${each.clusterId}`,
    cluster: each,
    observation: data.regions.find(({ region }) => region === each.region)?.observation,
    isOutOfDate: isOutOfDate(each.nodesObservation, now),
  }));
  const sort = search.has('sort') ? parseSort(search.get('sort'), enabledColumns) : byUrgency;
  const sorted = sortRows(rows, enabledColumns, sort);
  const enabled = sorted.filter(({ cluster }) => isUnderWay(cluster));
  const others = sorted.filter(({ cluster }) => !isUnderWay(cluster));
  const { data: me } = useSuspenseQuery(session());
  const columns = useShownColumns('cluster', enabledColumns);
  const selected = data.clusters.find(
    ({ region, clusterId }) => `${region}/${clusterId}` === search.get('eligibility'),
  );
  const change = (changes: Record<string, string>) =>
    setSearch((now) => withParameters(now, changes), { preventScrollReset: true });
  const clear = () => {
    setText('');
    change({ group: '', q: '' });
  };
  const failing = data.clusters.filter(({ health }) => health !== null && health.failed > 0).length;
  const names = data.regions.map(({ region }) => region).join(', ');
  const answered = data.regions.every(({ observation }) => observation.observedAt);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t('title')}
        facts={failing > 0 && <FailingClusters count={failing} total={data.clusters.filter(isUnderWay).length} />}
        action={
          <Freshness
            observation={oldestReading(data.regions)}
            onRefresh={() => refreshing.mutate()}
            pending={refreshing.isPending}
          />
        }
      />
      <OnboardingOffer accountId={accountId} />
      <ProblemAlert problem={error ?? refreshing.error} tone="warn" />
      <RegionsAnswered regions={data.regions} />
      {data.clusters.length > 0 ? (
        <>
          <Views list="cluster" views={me.views} hidden={columns.hidden} onHide={columns.hide} />
          <ClusterFilters
            clusters={data.clusters}
            shown={shown.length}
            group={group}
            onGroup={(next) => change({ group: next === 'all' ? '' : next })}
            text={text}
            onText={setText}
            tools={
              <GridTools
                columns={enabledColumns}
                shown={columns}
                onDownload={csvFile('clusters.csv', enabledColumns, [...enabled, ...others])}
              />
            }
          />
          {enabled.length > 0 && (
            <DataGrid
              label={t('table')}
              columns={columns.shown}
              rows={enabled}
              sort={sort}
              onSort={(next) => change({ sort: writeSort(next) })}
            />
          )}
          {others.length > 0 && (
            <Section
              title={
                <>
                  {t('notEnabled')}{' '}
                  <span className="text-text-soft text-sm font-normal">{countText(others.length)}</span>
                </>
              }
            >
              <DataGrid label={t('otherTable')} columns={otherColumns} rows={others} />
            </Section>
          )}
          {shown.length === 0 && (
            <Empty title={t('filtered')} action={<Button onClick={clear}>{t('shared:clearFilter')}</Button>}>
              {t('filteredText', { count: data.clusters.length })}
            </Empty>
          )}
        </>
      ) : answered ? (
        <Empty title={t('noClusters')}>{t('noClustersText', { regions: names })}</Empty>
      ) : (
        data.regions.some(({ observation }) => !observation.problem) && <Skeleton label={t('reading')} />
      )}
      {selected && (
        <Suspense>
          <EligibilityPanel cluster={selected} onClose={() => change({ eligibility: '' })} />
        </Suspense>
      )}
    </div>
  );
}

/** Says first what is wrong. */
function FailingClusters({ count, total }: { count: number; total: number }) {
  const { t } = useTranslation('clusters');
  return (
    <Link to="?group=problems" className="text-text inline-flex items-center gap-1.5 hover:underline">
      <StatusMark status="failed" />
      {t('failing', { count, total })}
    </Link>
  );
}
