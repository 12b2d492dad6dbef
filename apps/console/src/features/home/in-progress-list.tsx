import { healthOf, healthStates, type Health } from '@isthmus/contracts/health';
import type { InProgress } from '@isthmus/contracts/in-progress';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { HealthBar } from '#shared/health/health-bar.tsx';
import { paths } from '#shared/paths.ts';
import { StatusMark } from '#shared/status.tsx';
import { Age } from '#shared/time/age.tsx';

/** Lists what runs now, newest first. */
export function InProgressList({ items }: { items: InProgress[] }) {
  const { t } = useTranslation('home');
  return (
    <section aria-label={t('progress.title')}>
      <h2 className="text-md mb-1 flex min-h-7 items-center gap-2">
        {t('progress.title')}
        <span className="text-text-soft text-sm font-normal">{items.length || ''}</span>
      </h2>
      {items.length === 0 ? (
        <p className="text-text-soft border-line border-y py-2">{t('progress.none')}</p>
      ) : (
        <ul className="border-line border-b">
          {items.map((item) => (
            <ProgressLine key={item.type === 'hosts' ? `${item.clusterId} ${item.nodePoolId}` : item.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ProgressLine({ item }: { item: InProgress }) {
  const { what, to, place, picture, isLate } = useProgress()(item);
  return (
    <li className="border-line hover:bg-hover grid min-h-9 grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-x-2 border-t py-1.5 sm:grid-cols-[12px_minmax(0,1fr)_minmax(0,8rem)_minmax(0,14rem)_5rem] sm:gap-x-3">
      <StatusMark status={isLate ? 'late' : 'working'} className={isLate ? '' : 'breathing'} />
      <Link to={to} className="min-w-0 font-medium break-words hover:underline">
        {what}
      </Link>
      <span className="text-text-soft max-sm:hidden sm:truncate">{place}</span>
      <span className="text-text-soft min-w-0 text-xs max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-2">
        {picture}
      </span>
      <span className="text-text-soft text-right max-sm:col-start-3 max-sm:row-start-1">
        <Age at={item.since} form="for" />
      </span>
    </li>
  );
}

interface Progress {
  what: string;
  to: string;
  place: string;
  /** Counts that TKE or the group gives; no share of steps. */
  picture: ReactNode;
  isLate: boolean;
}

/** Returns the words and the picture of what runs. */
export function useProgress() {
  const { t } = useTranslation(['home', 'operations']);
  return (item: InProgress): Progress => {
    if (item.type === 'operation')
      return {
        what: t(`operations:title.${item.kind}`, { name: item.target }),
        to: paths.operation(item.accountId, item.id),
        place: item.clusterName,
        picture: t(`operations:state.${item.late ? 'late' : item.state}`),
        isLate: item.late,
      };
    if (item.type === 'group' || item.type === 'set') {
      const isPaused = item.state === 'paused';
      const isPartly = item.type === 'set' && item.paused > 0 && !isPaused;
      return {
        what: t(`operations:group.title.${item.act}`, { count: item.nodes }),
        ...(item.type === 'group'
          ? { to: paths.operationGroup(item.accountId, item.id), place: item.clusterName }
          : { to: paths.operationSet(item.id), place: t('operations:group.inClusters', { count: item.clusters }) }),
        picture: (
          <Counts
            // Operations have other states than nodes: only the words name them.
            isDecoration
            counts={{ failed: item.failed, running: item.ended - item.failed, waiting: item.total - item.ended }}
            words={t(`progress.${isPaused ? 'paused' : isPartly ? 'partlyPaused' : 'ended'}`, { ...item })}
          />
        ),
        isLate: isPaused || isPartly,
      };
    }
    const { failed, late, joining, waiting, running, total } = item;
    return {
      what: t('progress.hosts', { count: total, pool: item.poolName }),
      to: paths.addHosts(item),
      place: item.clusterName,
      picture: (
        <Counts
          counts={{ failed, late, waiting: waiting + joining, running }}
          words={t('progress.running', { running, total })}
        />
      ),
      isLate: late > 0,
    };
  };
}

interface CountsProps {
  /** The number in each state. */
  counts: Partial<Health>;
  words: string;
  isDecoration?: boolean;
}

const Counts = ({ counts, words, isDecoration = false }: CountsProps) => (
  <span className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-2">
    <HealthBar
      health={healthOf(healthStates.map((state) => ({ state, count: counts[state] ?? 0 })))}
      isDecoration={isDecoration}
    />
    <span className="truncate">{words}</span>
  </span>
);
