import type { Cluster } from '@isthmus/contracts/clusters';
import type { Observation } from '@isthmus/contracts/observation';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Column } from '#shared/data-grid/column.ts';
import { nameColumn, statusColumn, timeColumn } from '#shared/data-grid/columns.tsx';
import type { TakesEveryKey } from '#shared/i18n/text-keys.ts';
import { Mark } from '#shared/mark.tsx';
import { withParameters } from '#shared/page/search-text.ts';
import { paths } from '#shared/paths.ts';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { clusterStatusOf, FailedNodes, ReadinessStatus } from '../cluster-status.tsx';
import { usePluginName, useTypeName } from '../cluster-names.ts';

interface ClusterRow {
  id: string;
  cluster: Cluster;
  /** The observation of the cluster's region. */
  observation: Observation | undefined;
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

const countOr = (count: number | null, { readiness }: Cluster, t: TakesEveryKey) =>
  count ?? <span className={soft}>{readiness === 'enabled' ? t('clusters:notRead') : '–'}</span>;

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
      <span className="sr-only">, {t('eligibilityOf', { name })}</span>
    </Link>
  );
}

/** All columns of the cluster list, in order. */
export const clusterColumns: Column<ClusterRow>[] = [
  nameColumn({
    id: 'cluster',
    header: 'clusters:column.cluster',
    width: [7, 1.6],
    name: ({ cluster }) => cluster.name || cluster.clusterId,
    to: ({ cluster }) => paths.cluster(cluster),
    under: ({ cluster: { clusterId, unreadable } }, t) => (
      <>
        <span className={`-my-0.5 block max-md:hidden ${soft}`}>
          <Copyable text={clusterId} what={t('clusters:clusterId')} />
        </span>
        <UnreadableRow fields={unreadable} />
      </>
    ),
  }),
  {
    id: 'place',
    header: 'clusters:column.place',
    width: [7.75, 1.2],
    from: 'md',
    cell: (row) => (
      <>
        {silentMark(row)}
        {row.cluster.region}
        <span className={`block font-mono ${soft}`}>{row.cluster.vpcId}</span>
      </>
    ),
    folds: (row) => (
      <>
        {silentMark(row)}
        {row.cluster.region} · {row.cluster.version}
      </>
    ),
  },
  {
    id: 'version',
    header: 'clusters:column.version',
    width: [4.75, 0.8],
    from: 'md',
    cell: ({ cluster }) => (
      <>
        {cluster.version}
        <span className={`block ${soft}`}>
          <TypeName cluster={cluster} />
        </span>
      </>
    ),
  },
  {
    id: 'plugin',
    header: 'clusters:column.plugin',
    width: [7.5, 1.9],
    from: 'lg',
    cell: ({ cluster }) => <PluginName cluster={cluster} />,
  },
  statusColumn({
    header: 'clusters:column.status',
    width: [6.5, 0.8],
    from: 'md',
    status: ({ cluster }) => clusterStatusOf(cluster.status),
  }),
  {
    id: 'externalNodes',
    header: 'clusters:column.externalNodes',
    width: [8.25, 1],
    corner: 'end',
    cell: ({ cluster }, t) => (
      <>
        <Eligibility cluster={cluster} />
        {cluster.nodes !== null && (
          <span className={`block md:hidden ${soft}`}>
            {t('clusters:nodeCount', { count: cluster.nodes })} <FailedNodes cluster={cluster} words />
          </span>
        )}
      </>
    ),
  },
  {
    id: 'pools',
    header: 'clusters:column.pools',
    width: [3.5, 0.4],
    from: 'md',
    isRight: true,
    className: 'tabular',
    cell: ({ cluster }, t) => countOr(cluster.pools, cluster, t),
  },
  {
    id: 'nodes',
    header: 'clusters:column.nodes',
    width: [3.75, 0.4],
    from: 'md',
    isRight: true,
    className: 'tabular',
    cell: ({ cluster }, t) => countOr(cluster.nodes, cluster, t),
  },
  {
    id: 'failed',
    header: 'clusters:column.failed',
    width: [3.75, 0.4],
    from: 'md',
    isRight: true,
    className: 'tabular',
    cell: ({ cluster }) => <FailedNodes cluster={cluster} />,
  },
  timeColumn({
    id: 'read',
    header: 'clusters:column.read',
    width: [6, 0.5],
    from: 'xl',
    className: `tabular ${soft}`,
    at: ({ observation }) => observation?.observedAt ?? null,
  }),
];
