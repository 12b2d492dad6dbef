import type { Cluster } from '@isthmus/contracts/clusters';
import type { Observation } from '@isthmus/contracts/observation';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import { HealthBar, HealthCounts, healthNow } from '#shared/health/health-bar.tsx';
import type { TakesEveryKey } from '#shared/i18n/text-keys.ts';
import { Mark } from '#shared/ui/mark.tsx';
import { withParameters } from '#shared/page/search-text.ts';
import { nodesInState, paths } from '#shared/paths.ts';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { Age } from '#shared/time/age.tsx';
import { ClusterStatus, ReadinessStatus } from '../cluster-status.tsx';
import { usePluginName, useTypeName } from '../cluster-names.ts';

export interface ClusterRow {
  id: string;
  cluster: Cluster;
  /** The observation of the cluster's region. */
  observation: Observation | undefined;
  /** The nodes of an out-of-date reading are unknown. */
  isOutOfDate: boolean;
}

const soft = 'text-text-soft text-xs';

/** Marks the last known rows of a region that does not answer. */
const silentMark = ({ observation }: ClusterRow) =>
  observation?.problem && <Mark shape="clock" className="text-warn mr-1 align-[-1px]" />;

const TypeName = ({ cluster }: { cluster: Cluster }) => useTypeName(cluster);

function PluginName({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation();
  return usePluginName(cluster) ?? <span className={soft}>{t('notReported')}</span>;
}

/** Failed nodes first, then late hosts, then unknown nodes. */
const urgencyOf = ({ cluster: { health }, isOutOfDate }: ClusterRow) => {
  if (!health) return 1;
  const { failed, late, unknown } = healthNow(health, isOutOfDate);
  return -(failed * 1e12 + late * 1e6 + unknown);
};

const countOr = (count: number | null, { readiness }: Cluster, t: TakesEveryKey) =>
  count === null ? (
    <span className={soft}>{readiness === 'enabled' ? t('clusters:notRead') : '–'}</span>
  ) : (
    countText(count)
  );

/** Shows whether the cluster can take external nodes, with a link to its rules. */
function Eligibility({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation('clusters');
  const [search] = useSearchParams();
  const { region, clusterId, name } = cluster;
  return (
    <Link
      to={{ search: withParameters(search, { eligibility: `${region}/${clusterId}` }).toString() }}
      preventScrollReset
      className="decoration-line-strong underline-offset-3 hover:underline"
    >
      <ReadinessStatus cluster={cluster} />
      <span className="sr-only"> {t('eligibilityOf', { name })}</span>
    </Link>
  );
}

/** Shows the share of each state, and how old it is when that is too old. */
function ClusterHealth({ row: { cluster, isOutOfDate } }: { row: ClusterRow }) {
  const { t } = useTranslation('clusters');
  const { health, nodesObservation, readiness } = cluster;
  if (readiness !== 'enabled') return <Eligibility cluster={cluster} />;
  if (!health) return <span className={soft}>{t('notRead')}</span>;
  return (
    <span className="block py-1">
      <HealthBar health={health} isOutOfDate={isOutOfDate} />
      {isOutOfDate && nodesObservation.observedAt && (
        <span className={`block ${soft}`}>
          <Age at={nodesObservation.observedAt} words="shared:lastUpdated" />
        </span>
      )}
    </span>
  );
}

const name = nameColumn<ClusterRow>({
  id: 'cluster',
  header: 'clusters:column.cluster',
  width: [9, 1.2],
  name: ({ cluster }) => cluster.name || cluster.clusterId,
  to: ({ cluster }) => paths.cluster(cluster),
  beside: ({ cluster: { status } }) =>
    status !== 'Running' && (
      <span className="ml-3">
        <ClusterStatus status={status} />
      </span>
    ),
  under: ({ cluster: { unreadable } }) => <UnreadableRow fields={unreadable} />,
  sort: ({ cluster }) => cluster.name,
  csv: { name: ({ cluster }) => cluster.name, id: ({ cluster }) => cluster.clusterId },
});
const region: Column<ClusterRow> = {
  id: 'place',
  header: 'clusters:column.place',
  width: [7.5, 0.8],
  from: 'md',
  cell: (row) => (
    <>
      {silentMark(row)}
      {row.cluster.region}
    </>
  ),
  folds: (row) => (
    <>
      {silentMark(row)}
      {row.cluster.region} · {row.cluster.version}
    </>
  ),
  sort: ({ cluster }) => cluster.region,
  csv: { region: ({ cluster }) => cluster.region, vpc: ({ cluster }) => cluster.vpcId },
};
const version: Column<ClusterRow> = {
  id: 'version',
  header: 'clusters:column.version',
  width: [5, 0.5],
  from: 'md',
  cell: ({ cluster }) => cluster.version,
  sort: ({ cluster }) => cluster.version,
  csv: { version: ({ cluster }) => cluster.version },
};
const read = timeColumn<ClusterRow>({
  id: 'read',
  header: 'clusters:column.read',
  width: [5.5, 0.5],
  from: 'xl',
  className: `tabular ${soft}`,
  at: ({ observation }) => observation?.observedAt ?? null,
});

/** The clusters with external nodes: which needs somebody. */
export const enabledColumns: Column<ClusterRow>[] = [
  name,
  {
    id: 'health',
    header: 'clusters:column.health',
    width: [9, 1.8],
    from: 'md',
    cell: (row) => <ClusterHealth row={row} />,
    sort: urgencyOf,
    csv: { externalNodes: ({ cluster }) => cluster.readiness },
  },
  {
    id: 'states',
    header: 'clusters:column.states',
    width: [8, 1],
    corner: 'end',
    cell: ({ cluster, isOutOfDate }) => (
      <>
        <span className="md:hidden">
          <Eligibility cluster={cluster} />
        </span>
        {cluster.health && (
          <span className="max-md:block">
            <HealthCounts
              health={cluster.health}
              isOutOfDate={isOutOfDate}
              to={(state) => nodesInState(cluster, state)}
            />
          </span>
        )}
      </>
    ),
    csv: {
      failed: ({ cluster }) => String(cluster.health?.failed ?? ''),
      late: ({ cluster }) => String(cluster.health?.late ?? ''),
    },
  },
  {
    id: 'nodes',
    header: 'clusters:column.nodes',
    width: [4, 0.3],
    from: 'md',
    isRight: true,
    className: 'tabular',
    cell: ({ cluster }, t) => countOr(cluster.nodes, cluster, t),
    sort: ({ cluster }) => cluster.nodes ?? -1,
    csv: { nodes: ({ cluster }) => String(cluster.nodes ?? '') },
  },
  {
    id: 'pools',
    header: 'clusters:column.pools',
    width: [3.5, 0.3],
    from: 'md',
    isRight: true,
    className: 'tabular',
    cell: ({ cluster }, t) => countOr(cluster.pools, cluster, t),
    sort: ({ cluster }) => cluster.pools ?? -1,
    csv: { pools: ({ cluster }) => String(cluster.pools ?? '') },
  },
  version,
  region,
  {
    id: 'externalNodes',
    header: 'clusters:column.externalNodes',
    width: [7, 0.6],
    from: 'lg',
    cell: ({ cluster }) => cluster.readiness === 'enabled' && <Eligibility cluster={cluster} />,
  },
  read,
];

/** The other clusters: which of them could take external nodes. */
export const otherColumns: Column<ClusterRow>[] = [
  name,
  {
    id: 'externalNodes',
    header: 'clusters:column.externalNodes',
    width: [9, 1.2],
    corner: 'end',
    cell: ({ cluster }) => <Eligibility cluster={cluster} />,
    csv: { externalNodes: ({ cluster }) => cluster.readiness },
  },
  {
    id: 'plugin',
    header: 'clusters:column.plugin',
    width: [9, 1.2],
    from: 'lg',
    cell: ({ cluster }) => <PluginName cluster={cluster} />,
  },
  {
    id: 'type',
    header: 'clusters:column.type',
    width: [6, 0.6],
    from: 'lg',
    cell: ({ cluster }) => <TypeName cluster={cluster} />,
    csv: { type: ({ cluster }) => cluster.type },
  },
  version,
  region,
  read,
];
