import type { Join, JoinState } from '@isthmus/contracts/joins';
import { useTranslation } from 'react-i18next';
import { useDuration } from '#shared/time/duration.tsx';
import { isOver, spanOf } from '../join-times.ts';

interface Props {
  join: Join;
  state: JoinState;
  now: number;
  /** The length of the axis. All rows begin with their command, so the stuck ones stand out. */
  axisMs: number;
  usualMs: number | null;
}

/** Shows a join on the axis: a hairline while it waits, blue since TKE lists it, green since it runs, a red end when it failed. */
export function JoinTrack({ join, state, now, axisMs, usualMs }: Props) {
  const { t } = useTranslation('joins');
  const duration = useDuration();
  const span = spanOf(join, state, now);
  if (!span) return null;
  const at = (ms: number) => `${Math.min(100, (ms / axisMs) * 100)}%`;
  const width = (from: number, to: number) =>
    `${Math.max(0, (Math.min(to, axisMs) - Math.min(from, axisMs)) / axisMs) * 100}%`;
  const { listedMs, endMs, isOpen } = span;
  const words = t('track.words', {
    state: t(`state.${state}`),
    took: duration(endMs),
  });
  const listed =
    listedMs !== null ? t('track.listed', { after: duration(listedMs) }) : isOver(state) ? '' : t('track.notListed');
  return (
    <span role="img" title={words + listed} className="relative block h-5">
      <span className="bg-line-strong absolute top-1/2 left-0 h-px" style={{ width: at(listedMs ?? endMs) }} />
      {listedMs !== null && listedMs < endMs && (
        <span
          className="bg-info-fill absolute top-1/2 h-1.5 min-w-[3px] -translate-y-1/2 rounded-[1px]"
          style={{ left: at(listedMs), width: width(listedMs, endMs) }}
        />
      )}
      {state === 'running' && (
        <span
          className="bg-good-fill absolute top-1/2 h-1 -translate-y-1/2 rounded-[1px]"
          style={{ left: at(endMs), right: 0 }}
        />
      )}
      {state === 'failed' && (
        <span
          className="bg-bad-fill absolute top-1/2 h-3 w-1 -translate-x-1 -translate-y-1/2"
          style={{ left: at(endMs) }}
        />
      )}
      {isOpen && usualMs !== null && (
        <span className="bg-text absolute top-1/2 h-3 w-0.5 -translate-y-1/2" style={{ left: at(usualMs) }} />
      )}
    </span>
  );
}
