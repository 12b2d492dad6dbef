import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useTranslation } from 'react-i18next';
import { countProgress, sumProgress } from '#operations/group-progress.tsx';
import type { ProgressName } from '#operations/states.ts';
import { StatusMark, type StatusName } from '#shared/status.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { clockFormat, dayAndClockFormat, dayFormat, offsetOf, secondsFormat } from '#shared/time/zone-names.ts';
import { axisOf, percentOf, type Axis } from '#shared/timeline/axis.ts';
import { barsOf, type GroupBar } from './group-bars.ts';

/** In the order of the legend, with the colour of a bar. */
const looks: [ProgressName, StatusName, bar: string][] = [
  ['failed', 'failed', 'bg-bad-fill'],
  ['attention', 'attention', 'bg-warn-fill'],
  ['now', 'working', 'bg-info-fill'],
  ['done', 'running', 'bg-good-fill'],
  ['held', 'held', ''],
  ['cancelled', 'cancelled', ''],
];
const barOf = new Map(looks.map(([progress, , bar]) => [progress, bar]));
const [minuteMs, dayMs] = [60_000, 86_400_000];
const [mostPx, leastPx] = [16, 5];

type Drawn = Pick<OperationGroup, 'state' | 'createdAt' | 'operations'>;

/** Returns the common axis of these groups, and the bars of each. `now` is null when nothing moves any more. */
export function useGroupAxis(groups: Drawn[]) {
  const now = useNow();
  const bars = groups.map((group) => barsOf(group, now));
  const isMoving =
    groups.some(({ state }) => state !== 'finished' && state !== 'stopped') ||
    bars.flat().some(({ progress }) => progress === 'now');
  const began = Math.min(...groups.map(({ createdAt }) => Date.parse(createdAt)));
  const ends = bars.flat().map(({ until }) => until);
  const axis = axisOf(began, Math.max(began, isMoving ? now : 0, ...ends), isMoving);
  return { axis, bars, now: isMoving ? now : null };
}

/** The day, and the clock times of the axis. */
export function AxisTimes({ axis }: { axis: Axis }) {
  const { i18n } = useTranslation();
  const tickFormat =
    axis.until - axis.from > dayMs ? dayAndClockFormat : axis.everyMs < minuteMs ? secondsFormat : clockFormat;
  return (
    <div className="text-text-soft tabular relative h-6 text-xs">
      <span className="bg-surface relative pr-2">
        {dayFormat(i18n.language).format(axis.from)}, {offsetOf(axis.from)}
      </span>
      {axis.ticks.map((tick, index) => {
        const left = percentOf(axis, tick);
        return (
          <span
            key={tick}
            // The day is at the start, and words at the end would leave the picture.
            className={`absolute -translate-x-1/2 ${index % 2 ? 'max-lg:hidden' : ''} ${left < 16 || left > 97 ? 'hidden' : ''} ${left < 34 || left > 90 ? 'max-sm:hidden' : ''}`}
            style={{ left: `${left}%` }}
          >
            {tickFormat(i18n.language).format(tick)}
          </span>
        );
      })}
    </div>
  );
}

interface LaneProps {
  axis: Axis;
  bars: GroupBar[];
  now: number | null;
  /** The height for all lines of bars, in pixels. */
  allPx: number;
}

/** When each node's operation ran. Nodes that ran at the same time have lines of their own. */
export function Lane({ axis, bars, now, allPx }: LaneProps) {
  const duration = useDuration();
  const lines = Math.max(1, ...bars.map(({ line }) => line + 1));
  const linePx = Math.max(leastPx, Math.min(mostPx, allPx / lines));
  return (
    <div className="border-line relative overflow-hidden border-y" style={{ height: lines * linePx + 8 }}>
      {axis.ticks.map((tick) => (
        <span key={tick} className="bg-line absolute inset-y-0 w-px" style={{ left: `${percentOf(axis, tick)}%` }} />
      ))}
      {now !== null && (
        <span className="bg-info-fill absolute inset-y-0 w-px" style={{ left: `${percentOf(axis, now)}%` }} />
      )}
      {bars.map(({ id, name, progress, from, until, line }) => {
        const left = percentOf(axis, from);
        return (
          <span
            key={id}
            title={`${name} · ${duration(until - from)}`}
            className={`absolute rounded-[1px] ${barOf.get(progress) ?? ''}`}
            style={{
              left: `min(${left}%, 100% - 3px)`,
              // A gap divides two nodes that follow each other.
              width: `max(3px, ${percentOf(axis, until) - left}% - 2px)`,
              top: 4 + line * linePx + 1,
              height: linePx - 2,
            }}
          />
        );
      })}
    </div>
  );
}

/** Returns the number of nodes in each state, in words, in the order of the legend. */
export function useProgressWords() {
  const { t } = useTranslation('node-acts');
  return (groups: Pick<OperationGroup, 'operations'>[]) => {
    const counts = sumProgress(groups.map(countProgress));
    return looks
      .filter(([progress]) => counts[progress] > 0)
      .map(([progress, status]) => ({ status, words: t(`groupPage.count.${progress}`, { count: counts[progress] }) }));
  };
}

/** The number of nodes in each state. The picture above has the same words for screen readers. */
export function Legend({ groups }: { groups: OperationGroup[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs" aria-hidden>
      {useProgressWords()(groups).map(({ status, words }) => (
        <li key={status} className="tabular inline-flex items-center gap-1.5">
          <StatusMark status={status} />
          {words}
        </li>
      ))}
    </ul>
  );
}
