import type { Refusal } from '@isthmus/contracts/acts';
import type { Cluster } from '@isthmus/contracts/clusters';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActButton } from '#shared/acts/act-button.tsx';
import { paths } from '#shared/paths.ts';
import { Status } from '#shared/status.tsx';
import { FailedNodes, StandingStatus } from './cluster-status.tsx';
import { useLateHosts } from './late-hosts.ts';
import type { NextAct } from './way-of-work.ts';

const begun = ['enabled', 'enabling', 'failed'];

interface Props {
  cluster: Cluster;
  next: NextAct | null;
  /** Why the next act is disabled; null: it is allowed. */
  refusal: Refusal | null;
  /** Where the pool is that hosts are added to. */
  addHosts: string;
}

/** Ready → Enabled → Pools → Nodes: each part a link; the first unfinished one carries the page's main button. */
export function WayOfWork({ cluster, next, refusal, addHosts }: Props) {
  const { t } = useTranslation('clusters');
  const { standing, pools, nodes } = cluster;
  const enabled = standing === 'enabled';
  const late = useLateHosts(cluster, enabled);
  const home = paths.cluster(cluster);
  const act = next && (
    <ActButton
      refusal={refusal}
      variant="primary"
      size="sm"
      className="ml-1"
      to={
        next === 'create-pool'
          ? paths.newExternalNodePool(cluster)
          : next === 'add-hosts'
            ? addHosts
            : paths.enable(cluster)
      }
    >
      {t(`act.${next}`)}
    </ActButton>
  );
  const done = (word: string) => (
    <>
      {word}
      <span aria-hidden className="text-good">
        ✓
      </span>
      <span className="sr-only">({t('way.done')})</span>
    </>
  );
  return (
    <ol aria-label={t('way.label')} className="flex flex-wrap items-center gap-x-2">
      <WayPart to={home}>
        {standing === 'blocked' ? (
          <StandingStatus cluster={cluster} />
        ) : standing === 'unknown' ? (
          <Status status="unknown" word={t('way.unsure')} />
        ) : (
          done(t('way.ready'))
        )}
      </WayPart>
      <WayPart
        to={begun.includes(standing) ? home : paths.enable(cluster)}
        more={(next === 'enable' || next === 'retry') && act}
      >
        {enabled ? (
          done(t('way.enabled'))
        ) : begun.includes(standing) ? (
          <StandingStatus cluster={cluster} />
        ) : (
          <Status status="held" word={t('standing.notEnabled')} />
        )}
      </WayPart>
      <WayPart to={paths.externalNodePools(cluster)} more={next === 'create-pool' && act}>
        {pools === null ? t('way.unread.pools') : t('way.pools', { count: pools })}
      </WayPart>
      <WayPart
        last
        to={paths.externalNodes(cluster)}
        more={
          <>
            <FailedNodes cluster={cluster} words />
            {late.count > 0 && late.nodePoolId && (
              <Link
                to={paths.addHosts({ ...cluster, nodePoolId: late.nodePoolId })}
                className="link inline-flex items-baseline gap-1"
              >
                <span aria-hidden className="text-warn">
                  ▲
                </span>
                {t('way.late', { count: late.count })}
              </Link>
            )}
            {next === 'add-hosts' && act}
          </>
        }
      >
        {nodes === null ? t('way.unread.nodes') : t('way.nodes', { count: nodes })}
      </WayPart>
    </ol>
  );
}

interface PartProps {
  to: string;
  children: ReactNode;
  /** What else is told of this part: links of their own. */
  more?: ReactNode;
  last?: boolean;
}

/** One part of the way of the work, as the way to it. */
const WayPart = ({ to, children, more, last = false }: PartProps) => (
  <li className="inline-flex min-h-7 flex-wrap items-center gap-x-1.5">
    <Link to={to} className="text-text inline-flex min-h-6 items-center gap-1.5 underline-offset-3 hover:underline">
      {children}
    </Link>
    {more}
    {!last && (
      <span aria-hidden className="text-text-soft ml-1.5">
        →
      </span>
    )}
  </li>
);
