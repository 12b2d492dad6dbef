import type { Step } from '@isthmus/contracts/clusters';
import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { lineMarks } from '#operations/operation/operation-body.tsx';
import { useNow } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';
import { clockFormat, dayAndClockFormat, dayFormat, offsetOf, secondsFormat } from '#shared/time/zone-names.ts';
import { Mark } from '#shared/ui/mark.tsx';
import { axisOf, percentOf, type Axis } from '#shared/timeline/axis.ts';
import { useStoryRows, type StoryRow } from './story-rows.ts';

interface Props {
  operation: Operation;
  /** TKE's own steps, as far as TKE returned them. Only enabling has them. */
  steps: Step[];
  /** The median duration of this kind; null when too few are known. */
  usualMs: number | null;
}

const [secondMs, minuteMs, dayMs] = [1_000, 60_000, 86_400_000];

/** Shows all that an operation did on one axis of clock times. The rows are a list with the same facts in words. */
export function StoryPicture({ operation, steps, usualMs }: Props) {
  const { t, i18n } = useTranslation('operation');
  const duration = useDuration();
  const now = useNow();
  const rows = useStoryRows(operation, steps);
  const { createdAt, finishedAt } = operation;
  const began = Date.parse(createdAt);
  const end = finishedAt ? Date.parse(finishedAt) : now;
  const usualEnd = usualMs === null ? null : began + usualMs;
  const starts = rows.flatMap(({ from }) => from ?? []);
  // A finished operation that was much shorter than usual keeps its own scale.
  const fits = usualEnd !== null && (!finishedAt || usualEnd - began < (end - began) * 4);
  const axis = axisOf(Math.min(began, ...starts), Math.max(end, fits ? usualEnd : 0), !finishedAt);
  const tickFormat =
    axis.until - axis.from > dayMs ? dayAndClockFormat : axis.everyMs < minuteMs ? secondsFormat : clockFormat;
  const groups = (['isthmus', 'tke'] as const).map((by) => ({ by, rows: rows.filter((row) => row.by === by) }));
  const notes = [
    ...(fits && usualMs !== null ? [t('story.usual', { time: duration(usualMs) })] : []),
    ...(groups[1]?.rows.length ? [t('story.onlyReturned')] : []),
  ];
  return (
    <div className="grid gap-2">
      <div className="[--side:0px] sm:[--side:min(22rem,46%)]">
        <div
          aria-hidden
          className="text-text-soft tabular relative grid items-start text-xs sm:grid-cols-[var(--side)_minmax(0,1fr)]"
        >
          <span className="truncate max-sm:text-right">
            {dayFormat(i18n.language).format(axis.from)}, {offsetOf(axis.from)}
          </span>
          <span className="relative h-6">
            {axis.ticks.map((tick, index) => (
              <span
                key={tick}
                className={`absolute -translate-x-1/2 ${index % 2 ? 'max-lg:hidden' : ''} ${isAtEdge(axis, tick) ? 'hidden' : ''}`}
                style={{ left: `${percentOf(axis, tick)}%` }}
              >
                {tickFormat(i18n.language).format(tick)}
              </span>
            ))}
          </span>
        </div>
        <div className="relative">
          <Backdrop axis={axis} band={fits ? [began, usualEnd] : null} now={finishedAt ? null : now} />
          {groups.map(
            (group) =>
              group.rows.length > 0 && (
                <div key={group.by} className="relative pb-2">
                  <h2 className="text-text-soft border-line border-b py-1 text-xs">{t(`story.${group.by}`)}</h2>
                  <ol aria-label={t(`story.${group.by}`)}>
                    {group.rows.map((row, index) => (
                      <Row
                        key={index}
                        row={row}
                        axis={axis}
                        end={end}
                        note={row.from === began && row.to === began ? operation.actor.name : ''}
                      />
                    ))}
                  </ol>
                </div>
              ),
          )}
        </div>
        {!finishedAt && (
          <div aria-hidden className="relative h-4" style={{ marginLeft: 'var(--side)' }}>
            <span
              className="absolute -translate-x-1/2 text-xs"
              style={{ left: `${Math.min(96, Math.max(3, percentOf(axis, now)))}%` }}
            >
              {t('story.now')}
            </span>
          </div>
        )}
      </div>
      {notes.length > 0 && <p className="text-text-soft text-xs">{notes.join(' ')}</p>}
    </div>
  );
}

/** The words of a tick at an end would leave the picture. */
const isAtEdge = (axis: Axis, tick: number) => percentOf(axis, tick) < 4 || percentOf(axis, tick) > 94;

interface BackdropProps {
  axis: Axis;
  /** The usual time of the operation. */
  band: [from: number, until: number] | null;
  now: number | null;
}

function Backdrop({ axis, band, now }: BackdropProps) {
  return (
    <div aria-hidden className="absolute inset-y-0 right-0" style={{ left: 'var(--side)' }}>
      {band && (
        <span
          className="bg-hover absolute inset-y-0"
          style={{
            left: `${percentOf(axis, band[0])}%`,
            width: `${percentOf(axis, band[1]) - percentOf(axis, band[0])}%`,
          }}
        />
      )}
      {axis.ticks.map((tick) => (
        <span
          key={tick}
          className="bg-line absolute inset-y-0"
          style={{ left: `${percentOf(axis, tick)}%`, width: 1 }}
        />
      ))}
      {now !== null && (
        <span className="bg-info-fill absolute inset-y-0" style={{ left: `${percentOf(axis, now)}%`, width: 1 }} />
      )}
    </div>
  );
}

/** The colour of a bar, as a text colour. What Isthmus did well is quieter than what TKE did. */
const barColour = ({ mark, by }: StoryRow) =>
  mark === 'done' && by === 'isthmus' ? 'text-text-soft' : barColours[mark];
const barColours = { done: 'text-good-fill', now: 'text-info-fill', failed: 'text-bad-fill', lost: 'text-warn-fill' };

interface RowProps {
  row: StoryRow;
  axis: Axis;
  /** When the operation ended; now while it lasts. */
  end: number;
  /** Words beside the bar. */
  note: string;
}

function Row({ row, axis, end, note }: RowProps) {
  const { mark, words, by, detail, from, to, isWait } = row;
  const { t, i18n } = useTranslation('operation');
  const duration = useDuration();
  const [shape, colour] = lineMarks[mark];
  const until = to ?? end;
  const isMoment = from !== null && to === from;
  const exact = (at: number) => secondsFormat(i18n.language).format(at);
  const when =
    from === null
      ? ''
      : isMoment
        ? t('story.at', { at: exact(from) })
        : to === null
          ? t('story.since', { from: exact(from) })
          : t('story.from', { from: exact(from), to: exact(until) });
  const lasted = from === null ? 0 : until - from;
  // The shape of a call without an answer is as wide as its meaning: a moment after which nothing is known.
  const leastPx = mark === 'lost' && isMoment ? 12 : 3;
  const left = from === null ? 0 : percentOf(axis, from);
  const width = from === null ? 0 : percentOf(axis, until) - left;
  return (
    <li className="border-line relative grid border-b sm:grid-cols-[var(--side)_minmax(0,1fr)]">
      <span
        title={when}
        className="max-sm:bg-surface grid grid-cols-[12px_minmax(0,1fr)_auto] items-start gap-x-2 py-1.5 sm:pr-3"
      >
        <Mark shape={shape} className={`mt-1 ${colour}`} />
        <span
          className={`min-w-0 break-words ${isWait ? 'text-text-soft' : ''} ${mark === 'now' ? 'font-medium' : ''}`}
        >
          <span className="sr-only">{t(`mark.${mark}`)} </span>
          {words}
          {detail && (
            <span className="text-text-soft block text-xs font-normal">{by === 'tke' ? <q>{detail}</q> : detail}</span>
          )}
        </span>
        <span className="text-text-soft tabular text-xs leading-[19px] whitespace-nowrap">
          {!isMoment && from !== null && (lasted < secondMs ? t('story.brief') : duration(lasted))}
          <span className="sr-only">, {when}</span>
        </span>
      </span>
      {from !== null && (
        <span aria-hidden className="relative block" style={{ minHeight: 16 }}>
          <span
            className={`absolute top-1/2 -translate-y-1/2 rounded-[1px] ${isWait ? 'text-line-strong' : barColour(row)}`}
            style={{
              left: `min(${left}%, 100% - ${leastPx}px)`,
              width: `max(${leastPx}px, ${width}%)`,
              height: isWait ? 2 : 10,
              ...(mark === 'lost' && !isWait ? { border: '1.5px solid' } : { background: 'currentColor' }),
            }}
          />
          {note && (
            <span
              className="text-text-soft bg-surface absolute top-1/2 -translate-y-1/2 px-1 text-xs whitespace-nowrap"
              style={{ left: `calc(${left}% + 8px)` }}
            >
              {note}
            </span>
          )}
        </span>
      )}
    </li>
  );
}
