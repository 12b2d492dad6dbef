import type { Cluster } from '@isthmus/contracts/clusters';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { paths, useCluster } from '#shared/paths.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { Age } from '#shared/time/age.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { Section } from '#shared/ui/section.tsx';
import { ClusterHealth } from './cluster-health.tsx';
import { LastDaySection } from '../last-day/last-day.tsx';
import { causesOf, groupings, skewedIn } from './map-groups.ts';
import { NeedsAttention } from './needs-attention.tsx';
import { poolColumns } from './pool-columns.tsx';
import { useNodeGroups, verdictOf } from './use-node-groups.ts';

interface Props {
  cluster: Cluster;
  /** Another read of the cluster fails, and the page says so already. */
  hasProblem: boolean;
  /** Facts of the cluster, beside or below the pictures. */
  aside: ReactNode;
}

/** Shows the health of the nodes as a map, what needs attention, and the pools. */
export function EnabledOverview({ cluster, hasProblem, aside }: Props) {
  const { t } = useTranslation(['cluster-details', 'shared']);
  const key = useCluster();
  const [search] = useSearchParams();
  const by = groupings.find((one) => one === search.get('by')) ?? 'pool';
  useWatch(...watch.nodes(key), ...watch.joins(key));
  const { groups, byPool, health, isOutOfDate, pools, observation } = useNodeGroups(key, by);
  const verdict = verdictOf(health);
  const cells = byPool.flatMap((group) => group.cells);
  const rows = byPool.flatMap(({ id, health: ofPool }) => {
    const pool = pools.find((one) => one.id === id);
    return pool ? [{ id, pool, health: ofPool }] : [];
  });
  const lasted = isOutOfDate && observation.observedAt && (
    <span className="text-text-soft text-sm font-normal">
      <Age at={observation.observedAt} words="shared:lastUpdated" />
    </span>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_304px]">
      {/* On narrow screens, what needs attention comes before the map. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 max-xl:contents">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 max-xl:order-2">
          {!hasProblem && <StaleBanner observation={observation} />}
          {cells.length > 0 ? (
            <ClusterHealth
              groups={groups}
              by={by}
              health={health}
              title={
                <>
                  {t(`health.is.${verdict.state}`, verdict)} {lasted}
                </>
              }
              titleState={verdict.state}
            />
          ) : observation.observedAt === null ? (
            !observation.problem && <Skeleton label={t('shared:reading')} />
          ) : (
            <Empty title={t('health.none.title')}>{t(pools.length ? 'health.none.hosts' : 'health.none.pools')}</Empty>
          )}
        </div>
        <div className="max-xl:order-3">
          <LastDaySection />
        </div>
        {rows.length > 0 && (
          <div className="max-xl:order-3">
            <Section
              title={
                <Link to={paths.externalNodePools(cluster)} className="hover:underline">
                  {t('pool.title')} <span className="text-text-soft text-sm font-normal">{countText(rows.length)}</span>
                </Link>
              }
            >
              <DataGrid label={t('pool.table')} columns={poolColumns} rows={rows} />
            </Section>
          </div>
        )}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 max-xl:contents">
        <div className="empty:hidden max-xl:order-1">
          <NeedsAttention
            causes={causesOf(cells)}
            skewed={skewedIn(cells, cluster.version)}
            clusterVersion={cluster.version}
            poolName={(id) => pools.find((pool) => pool.id === id)?.name ?? id}
          />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 max-xl:order-4">{aside}</div>
      </div>
    </div>
  );
}
