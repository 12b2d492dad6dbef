import type { Refusal } from '@isthmus/contracts/acts';
import type { Cluster } from '@isthmus/contracts/clusters';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { joins } from '#features/joins/queries.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { useActs } from '#shared/acts/page-acts.ts';
import { Mark } from '#shared/ui/mark.tsx';
import { paths } from '#shared/paths.ts';
import { Status } from '#shared/status.tsx';
import { ReadinessStatus } from './cluster-status.tsx';
import type { NextAct } from './next-act.ts';

const started = ['enabled', 'enabling', 'failed'];

interface Props {
  cluster: Cluster;
  next: NextAct | null;
  /** Why the next act is disabled; null when it is allowed. */
  refusal: Refusal | null;
  /** Path of the pool that gets new hosts. */
  addHosts: string;
}

/**
 * Renders the steps Ready → Enabled → Pools → Nodes, each as a link. The first unfinished step has the page's main
 * button.
 */
export default function SetupProgress({ cluster, next, refusal, addHosts }: Props) {
  const { t } = useTranslation('clusters');
  const { readiness, pools, nodes } = cluster;
  const enabled = readiness === 'enabled';
  const late = useLateHosts(cluster, enabled);
  const clusterPath = paths.cluster(cluster);
  const to =
    next === 'create-pool'
      ? paths.newExternalNodePool(cluster)
      : next === 'add-hosts'
        ? addHosts
        : paths.enable(cluster);
  useActs(
    next ? [{ label: t(`act.${next}`), of: cluster.name, refusal, to, ...(next === 'add-hosts' && { key: 'a' }) }] : [],
  );
  const act = next && (
    <ActButton refusal={refusal} variant="primary" size="sm" className="ml-1" to={to}>
      {t(`act.${next}`)}
    </ActButton>
  );
  const done = (word: string) => (
    <>
      {word}
      <Mark shape="tick" className="text-good" />
      <span className="sr-only">({t('setupProgress.done')})</span>
    </>
  );
  return (
    <ol aria-label={t('setupProgress.label')} className="flex flex-wrap items-center gap-x-2">
      <SetupStep first to={clusterPath}>
        {readiness === 'blocked' ? (
          <ReadinessStatus cluster={cluster} />
        ) : readiness === 'unknown' ? (
          <Status status="unknown" word={t('setupProgress.unsure')} />
        ) : (
          done(t('setupProgress.ready'))
        )}
      </SetupStep>
      <SetupStep
        to={started.includes(readiness) ? clusterPath : paths.enable(cluster)}
        more={(next === 'enable' || next === 'retry') && act}
      >
        {enabled ? (
          done(t('setupProgress.enabled'))
        ) : started.includes(readiness) ? (
          <ReadinessStatus cluster={cluster} />
        ) : (
          <Status status="held" word={t('readiness.notEnabled')} />
        )}
      </SetupStep>
      <SetupStep to={paths.externalNodePools(cluster)} more={next === 'create-pool' && act}>
        {pools === null ? t('setupProgress.unread.pools') : t('setupProgress.pools', { count: pools })}
      </SetupStep>
      <SetupStep
        to={paths.externalNodes(cluster)}
        more={
          <>
            {late.count > 0 && late.nodePoolId && (
              <Link
                to={paths.addHosts({ ...cluster, nodePoolId: late.nodePoolId })}
                className="link inline-flex items-center gap-1"
              >
                <Mark shape="triangle" className="text-warn-fill" />
                {t('setupProgress.late', { count: late.count })}
              </Link>
            )}
            {next === 'add-hosts' && act}
          </>
        }
      >
        {nodes === null ? t('setupProgress.unread.nodes') : t('setupProgress.nodes', { count: nodes })}
      </SetupStep>
    </ol>
  );
}

interface PartProps {
  to: string;
  children: ReactNode;
  /** More links of this step. */
  more?: ReactNode;
  first?: boolean;
}

/** Renders one setup step as a link. The arrow belongs to the step it leads to, so that no line ends with one. */
const SetupStep = ({ to, children, more, first = false }: PartProps) => (
  <li className="inline-flex min-h-7 flex-wrap items-center gap-x-1.5">
    {!first && (
      <span aria-hidden className="text-text-soft">
        →
      </span>
    )}
    <Link to={to} className="text-text inline-flex min-h-6 items-center gap-1.5 underline-offset-3 hover:underline">
      {children}
    </Link>
    {more}
  </li>
);

interface Late {
  count: number;
  /** The first pool with a late host. */
  nodePoolId: string | null;
}

/**
 * Counts late hosts of all pools: their command was shown, and TKE did not list them in time. Reads only while
 * `enabled`.
 */
function useLateHosts(key: ClusterKey, enabled: boolean): Late {
  const { data } = useQuery({ ...externalNodePools(key), enabled });
  const pools = enabled ? (data?.pools ?? []) : [];
  return useQueries({
    queries: pools.map(({ id }) => joins({ ...key, nodePoolId: id })),
    combine: (results) => {
      const late = results.flatMap(({ data: reply }) => reply?.joins ?? []).filter(({ state }) => state === 'late');
      return { count: late.length, nodePoolId: late[0]?.nodePoolId ?? null };
    },
  });
}
