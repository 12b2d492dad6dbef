import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { nodesInState, nodesWithSkew, paths, useCluster } from '#shared/paths.ts';
import { StatusMark } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import type { Cause, NodeCell } from './map-groups.ts';

interface Props {
  causes: Cause[];
  /** The numbers of nodes with another version than the cluster. */
  skewed: { unsupported: number; supported: number };
  clusterVersion: string;
  poolName: (nodePoolId: string) => string;
}

/**
 * Lists what is wrong by cause, not by node. TKE's reason is in its own words. A supported difference of versions is only a fact below.
 */
export function NeedsAttention({ causes, skewed, clusterVersion, poolName }: Props) {
  const { t } = useTranslation('cluster-details');
  const key = useCluster();
  const { unsupported, supported } = skewed;
  const lines = causes.length + Number(unsupported > 0);
  return (
    <>
      {lines > 0 && (
        <section aria-label={t('attention.title')}>
          <h2 className="text-md mb-1 flex min-h-7 items-center gap-2">
            {t('attention.title')} <span className="text-text-soft text-sm font-normal">{lines}</span>
          </h2>
          <ul className="border-line border-b">
            {causes.map((cause) => (
              <CauseLine key={`${cause.state} ${cause.key}`} cause={cause} poolName={poolName} />
            ))}
            {unsupported > 0 && (
              <li className="border-line grid grid-cols-[12px_minmax(0,1fr)] gap-x-2 border-t py-2">
                <StatusMark status="attention" className="mt-1" />
                <span className="font-medium">{t('skew.unsupported', { count: unsupported })}</span>
                <span className="text-text-soft col-start-2 flex justify-between gap-x-3 text-xs">
                  {t('skew.cluster', { version: clusterVersion })}
                  <Link to={nodesWithSkew(key)} className="link whitespace-nowrap">
                    {t('attention.show')}
                  </Link>
                </span>
              </li>
            )}
          </ul>
        </section>
      )}
      {supported > 0 && (
        <p className="text-text-soft mt-2 text-xs">
          <Link to={nodesWithSkew(key, 'supported')} className="link">
            {t('attention.nodes', { count: supported })}
          </Link>{' '}
          {t('skew.supported', { version: clusterVersion })}
        </p>
      )}
    </>
  );
}

/** The pools of the cells, by name. */
const poolsOf = (cells: NodeCell[]) => [
  ...new Set(cells.map(({ node, join }) => node?.nodePoolId ?? join?.nodePoolId ?? '')),
];

function CauseLine({
  cause: { state, key: reason, cells, since },
  poolName,
}: { cause: Cause } & Pick<Props, 'poolName'>) {
  const { t } = useTranslation('cluster-details');
  const key = useCluster();
  const pools = poolsOf(cells);
  const onlyPool = pools.length === 1 ? pools[0] : undefined;
  const [only] = cells;
  const count = cells.length;
  const to =
    state === 'failed' && count === 1 && only?.node
      ? paths.externalNode(key, only.name)
      : nodesInState(key, state, onlyPool);
  const where = onlyPool
    ? t('attention.inPool', { pool: poolName(onlyPool) })
    : t('attention.inPools', { count: pools.length });
  const id = useId();
  const title = state === 'late' ? t('attention.late', { count }) : reason || t('attention.noReason');
  return (
    <li className="border-line grid grid-cols-[12px_minmax(0,1fr)] gap-x-2 border-t py-2">
      <StatusMark status={state} className="mt-1" />
      <span id={id} className="line-clamp-3 font-medium break-words">
        {title}
      </span>
      <span className="text-text-soft col-start-2 flex justify-between gap-x-3 text-xs">
        <span>
          {state === 'failed' ? (count === 1 ? only?.name : t('attention.nodes', { count })) : null} {where}
          {since && (
            <>
              {' · '}
              <Age at={since} form="for" />
            </>
          )}
        </span>
        <Link to={to} aria-describedby={id} className="link whitespace-nowrap">
          {t(state === 'late' ? 'attention.see' : 'attention.show')}
        </Link>
      </span>
    </li>
  );
}
