import type { getHome } from '@isthmus/contracts/home';
import { isOutOfDate } from '@isthmus/contracts/out-of-date';
import { nodesIn } from '@isthmus/contracts/health';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import { AccountMark } from '#shared/account-mark.tsx';
import type { ReplyOf } from '#shared/api/call.ts';
import { HealthBar, HealthCounts } from '#shared/health/health-bar.tsx';
import { nodesInState, paths } from '#shared/paths.ts';
import { Status } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';
import { useNow } from '#shared/time/clock.ts';

export type HomeAccount = ReplyOf<typeof getHome>['accounts'][number];

const row = 'grid grid-cols-[minmax(0,7rem)_minmax(0,1fr)_7rem_3rem] items-center gap-x-3';
/** The states that need a look. */
const quiet = ['running', 'cordoned', 'draining', 'terminating', 'waiting', 'unknown'] as const;

/** Shows the health of each account and of its clusters with external nodes. */
export function HealthByCluster({ accounts }: { accounts: HomeAccount[] }) {
  const { t } = useTranslation('home');
  const now = useNow();
  return (
    <ul className="grid gap-1">
      {accounts.map((account) => {
        const shown = account.clusters.filter(({ readiness }) => ['enabled', 'enabling', 'failed'].includes(readiness));
        return (
          <li key={account.id}>
            <div className={`${row} h-9 font-medium`}>
              <Link to={paths.clusters(account.id)} className="flex min-w-0 items-center gap-2 hover:underline">
                <AccountMark colour={account.colour} />
                <span className="truncate">{account.name}</span>
              </Link>
              <HealthBar health={account.health} />
              <span className="text-xs font-normal">
                {shown.length > 1 && (
                  <HealthCounts
                    health={account.health}
                    to={(state) => `${paths.fleetNodes()}?accountId=${account.id}&state=${state}`}
                    without={[...quiet]}
                  />
                )}
              </span>
              <NodeCount count={nodesIn(account.health)} />
            </div>
            <ul>
              {shown.map((cluster) => {
                const at = { ...cluster, accountId: account.id };
                const isOld = isOutOfDate(cluster.nodesObservation, now);
                return (
                  <li key={cluster.clusterId} className={`${row} hover:bg-hover min-h-7`}>
                    <Link to={paths.cluster(at)} className="truncate pl-5 hover:underline">
                      {cluster.name}
                    </Link>
                    {cluster.health ? (
                      <HealthBar health={cluster.health} isOutOfDate={isOld} />
                    ) : (
                      <span className="bg-mute-fill h-0.5" />
                    )}
                    <span className="text-xs">
                      {cluster.readiness !== 'enabled' ? (
                        <Status
                          status={cluster.readiness === 'failed' ? 'failed' : 'enabling'}
                          {...(cluster.readiness === 'failed' && { word: t('notEnabled') })}
                        />
                      ) : isOld && cluster.nodesObservation.observedAt ? (
                        <span className="text-text-soft">
                          <Age at={cluster.nodesObservation.observedAt} form="for" />
                        </span>
                      ) : (
                        cluster.health && (
                          <HealthCounts
                            health={cluster.health}
                            to={(state) => nodesInState(at, state)}
                            without={[...quiet]}
                          />
                        )
                      )}
                    </span>
                    <NodeCount count={cluster.nodes} className="text-text-soft" />
                  </li>
                );
              })}
            </ul>
            {shown.length === 0 && <NoneEnabled account={account} />}
          </li>
        );
      })}
    </ul>
  );
}

/** A number for the eye, which sees the bar beside it; with its noun for the ear. */
function NodeCount({ count, className = '' }: { count: number | null; className?: string }) {
  const { t } = useTranslation('home');
  return (
    <span className={`tabular text-right ${className}`}>
      <span aria-hidden>{count === null ? '–' : countText(count)}</span>
      {count !== null && <span className="sr-only">{t('nodes', { count })}</span>}
    </span>
  );
}

const mostReady = 3;

/** Leads to the first clusters that can be enabled, and to the list that says why others can't. */
function NoneEnabled({ account }: { account: HomeAccount }) {
  const { t } = useTranslation('home');
  const ready = account.clusters.filter(({ readiness }) => readiness === 'ready').slice(0, mostReady);
  return (
    <>
      <p className="text-text-soft pl-5 text-xs">
        {t('noneEnabled')}{' '}
        <Link to={paths.clusters(account.id)} className="link">
          {t('noneEnabledNext')}
        </Link>
      </p>
      <ul>
        {ready.map((cluster) => (
          <li key={cluster.clusterId} className={`${row} hover:bg-hover min-h-7`}>
            <Link to={paths.cluster({ ...cluster, accountId: account.id })} className="truncate pl-5 hover:underline">
              {cluster.name}
            </Link>
            <span className="text-xs">
              <Status status="ready" />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
