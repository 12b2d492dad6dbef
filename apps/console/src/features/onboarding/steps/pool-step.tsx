import type { Cluster } from '@isthmus/contracts/clusters';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { useIsCreatingPool } from '#operations/in-flight.ts';
import { paths } from '#shared/paths.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { NeedEnable } from '../needs.tsx';

const most = 5;

/** Lists the pools, or links to creating the first one. */
export function PoolStep({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation(['onboarding', 'shared']);
  const enabled = cluster.readiness === 'enabled';
  const { data, error } = useQuery({ ...externalNodePools(cluster), enabled });
  const isCreatingPool = useIsCreatingPool(cluster);
  if (!enabled) return <NeedEnable cluster={cluster} />;
  if (!data) return error ? <ProblemAlert problem={error} /> : <Skeleton label={t('shared:loading')} lines={2} />;
  const first = data.pools.length === 0;
  return (
    <div className="grid justify-items-start gap-3">
      <StaleBanner observation={data.observation} />
      {first && <p>{t(isCreatingPool ? 'pool.making' : 'pool.none', { cluster: cluster.name })}</p>}
      {!first && (
        <ul aria-label={t('pool.some', { cluster: cluster.name })} className="grid gap-1">
          {data.pools.slice(0, most).map(({ id, name }) => (
            <li key={id}>
              <Link to={paths.externalNodePool({ ...cluster, nodePoolId: id })} className="link">
                {name}
              </Link>{' '}
              <span className="text-text-soft font-mono text-xs">{id}</span>
            </li>
          ))}
        </ul>
      )}
      {!(first && isCreatingPool) && (
        <LinkButton to={paths.newExternalNodePool(cluster)} variant={first ? 'primary' : 'secondary'}>
          {t(first ? 'pool.go' : 'pool.another')}
        </LinkButton>
      )}
    </div>
  );
}
