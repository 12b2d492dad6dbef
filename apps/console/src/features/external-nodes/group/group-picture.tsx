import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useTranslation } from 'react-i18next';
import { countProgress } from '#operations/group-progress.tsx';
import type { ProgressName } from '#operations/states.ts';
import { StatusMark, type StatusName } from '#shared/status.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { clockFormat, dayAndClockFormat, dayFormat, offsetOf, secondsFormat } from '#shared/time/zone-names.ts';
import { axisOf, percentOf } from '#shared/timeline/axis.ts';
import { barsOf } from './group-bars.ts';

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
const [mostPx, leastPx, allPx] = [16, 5, 160];

/** Shows when each node's operation ran, on one axis of clock times, above the number of nodes in each state. */
export function GroupPicture({ group }: { group: OperationGroup }) {
  const { t, i18n } = useTranslation('node-acts');
  const duration = useDuration();
  const now = useNow();
  const bars = barsOf(group, now);
  const isOpen = group.state !== 'finished' && group.state !== 'stopped';
  const isMoving = isOpen || bars.some(({ progress }) => progress === 'now');
  const began = Date.parse(group.createdAt);
  const axis = axisOf(began, Math.max(began, isMoving ? now : 0, ...bars.map(({ until }) => until)), isMoving);
  const lines = Math.max(1, ...bars.map(({ line }) => line + 1));
  const linePx = Math.max(leastPx, Math.min(mostPx, allPx / lines));
  const tickFormat =
    axis.until - axis.from > dayMs ? dayAndClockFormat : axis.everyMs < minuteMs ? secondsFormat : clockFormat;
  const ticks = axis.ticks.map((tick) => ({ tick, left: percentOf(axis, tick) }));
  const counts = countProgress(group);
  const shown = looks.filter(([progress]) => counts[progress] > 0);
  const words = shown.map(([progress]) => t(`groupPage.count.${progress}`, { count: counts[progress] }));
  return (
    <section aria-label={t('groupPage.picture')} className="grid gap-1.5">
      <div role="img" aria-label={words.join(', ')}>
        <div className="text-text-soft tabular relative h-6 text-xs">
          <span className="bg-surface relative pr-2">
            {dayFormat(i18n.language).format(axis.from)}, {offsetOf(axis.from)}
          </span>
          {ticks.map(({ tick, left }, index) => (
            <span
              key={tick}
              // The day is at the start, and words at the end would leave the picture.
              className={`absolute -translate-x-1/2 ${index % 2 ? 'max-lg:hidden' : ''} ${left < 16 || left > 97 ? 'hidden' : ''} ${left < 34 || left > 90 ? 'max-sm:hidden' : ''}`}
              style={{ left: `${left}%` }}
            >
              {tickFormat(i18n.language).format(tick)}
            </span>
          ))}
        </div>
        <div className="border-line relative overflow-hidden border-y" style={{ height: lines * linePx + 8 }}>
          {ticks.map(({ tick, left }) => (
            <span key={tick} className="bg-line absolute inset-y-0 w-px" style={{ left: `${left}%` }} />
          ))}
          {isMoving && (
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
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs" aria-hidden>
        {shown.map(([progress, status], index) => (
          <li key={progress} className="tabular inline-flex items-center gap-1.5">
            <StatusMark status={status} />
            {words[index]}
          </li>
        ))}
      </ul>
    </section>
  );
}
