import type { Observation } from '@isthmus/contracts/observation';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Age } from '#shared/time/age.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useLiveState } from './events.ts';
import { IconButton } from './ui/icon-button.tsx';

const staleAfterIntervals = 3;
const leastMs = 45_000;

/** True when the last successful read is older than three intervals, or every attempt failed. */
export function useStale({ observedAt, problem, intervalMs }: Observation) {
  const now = useNow();
  if (!observedAt) return problem !== null;
  return now - Date.parse(observedAt) > Math.max(intervalMs * staleAfterIntervals, leastMs);
}

interface Props {
  observation: Observation;
  onRefresh: () => void;
  pending?: boolean;
}

/** Shows the age of the page's data, with a button to refresh it. */
export function Freshness({ observation, onRefresh, pending = false }: Props) {
  const { t } = useTranslation();
  const stale = useStale(observation);
  const live = useLiveState();
  const { observedAt, problem } = observation;
  return (
    <div className="text-text-soft flex items-center gap-1 text-xs">
      {live === 'off' && <span className="text-warn">▲ {t('liveOff')} ·</span>}
      {observedAt ? (
        <span className={stale || problem ? 'text-warn' : ''}>
          {(stale || problem) && <span aria-hidden>▲ </span>}
          {t(stale || problem ? 'observedStale' : 'observed')} <Age at={observedAt} />
        </span>
      ) : (
        <span>{t(problem ? 'neverObserved' : 'reading')}</span>
      )}
      <IconButton label={t('refresh')} onClick={onRefresh} disabled={pending} className="!size-7">
        <RefreshCw className={pending ? 'motion-safe:animate-spin' : ''} />
      </IconButton>
    </div>
  );
}
