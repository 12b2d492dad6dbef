import type { Observation } from '@isthmus/contracts/observation';
import { isOutOfDate } from '@isthmus/contracts/out-of-date';
import type { Problem } from '@isthmus/contracts/problem';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Mark } from '#shared/ui/mark.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Age } from '#shared/time/age.tsx';
import { useFromNow } from '#shared/time/clock.ts';
import { IconButton } from '#shared/ui/button.tsx';
import { useLiveState } from './events.ts';
import { usePageProblem } from './reach.tsx';

/** True when the last successful read is older than three intervals, or every attempt failed. */
export const useStale = (observation: Pick<Observation, 'observedAt' | 'problem' | 'intervalMs'>) =>
  useFromNow((now) => isOutOfDate(observation, now));

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
      {live === 'off' && (
        <span className="text-warn inline-flex items-center gap-1">
          <Mark shape="warning" className="text-warn-fill" /> {t('liveOff')} ·
        </span>
      )}
      {observedAt ? (
        <span className={stale || problem ? 'text-warn' : ''}>
          {(stale || problem) && <Mark shape="clock" className="mr-1 align-[-1px]" />}
          <Age at={observedAt} words={stale || problem ? 'shared:lastUpdated' : 'shared:updatedAgo'} />
        </span>
      ) : (
        <span>{t(problem ? 'neverUpdated' : 'reading')}</span>
      )}
      <IconButton data-control label={t('refresh')} onClick={onRefresh} disabled={pending} className="!size-7">
        <RefreshCw className={pending ? 'motion-safe:animate-spin' : ''} />
      </IconButton>
    </div>
  );
}

interface Failing {
  observation: Observation;
  /** A failed refetch from the BFF itself. */
  failed?: { problem: Problem } | null;
}

/** Shows that reads fail now. The last data stays below it, with its age, also when the frame shows the problem. */
export function StaleBanner({ observation, failed }: Failing) {
  const { observedAt } = observation;
  const problem = failed?.problem ?? observation.problem;
  const shown = usePageProblem()(problem);
  const age = observedAt && (
    <p>
      <Age at={observedAt} words="shared:lastUpdated" />
    </p>
  );
  if (problem && !shown) return <div className="text-warn text-xs">{age}</div>;
  return (
    <ProblemAlert problem={shown} tone="warn">
      {age}
    </ProblemAlert>
  );
}
