import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { EntryMark } from '#operations/activity/entry-mark.tsx';
import { useNow } from '#shared/time/clock.ts';
import { clockFormat } from '#shared/time/zone-names.ts';
import type { ActivityRow } from './activity-columns.tsx';
import { marksOf, type Day } from './days.ts';

interface Props {
  day: Day<ActivityRow>;
  isToday: boolean;
  /** Operations that run now. */
  running: Operation[];
}

const linesInTitle = 6;
/** A number beside a mark needs this part of the day. */
const numberPart = 0.035;

/** Draws the 24 hours of a day. It has no words for screen readers, because the rows below it are the same facts. */
export function DayStrip({ day, isToday, running }: Props) {
  const { t, i18n } = useTranslation('activity');
  const { from, until, loadedFrom } = day;
  const partOf = (at: number) => Math.max(0, Math.min(1, (at - from) / (until - from)));
  const clock = (at: number) => clockFormat(i18n.language).format(at);
  const marks = marksOf(day);
  const open = (id: string) => {
    const row = document.getElementById(`entry-${id}`)?.closest('[role=row]');
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('a')?.focus({ preventScroll: true });
  };
  return (
    <div aria-hidden className="relative h-5">
      <span className="bg-line absolute inset-x-0 top-2.5 h-px" />
      {[0.25, 0.5, 0.75].map((part) => (
        <span key={part} className="bg-line absolute inset-y-1 w-px" style={{ left: `${part * 100}%` }} />
      ))}
      {loadedFrom !== null && (
        <span
          title={t('day.notLoaded')}
          className="border-line-strong bg-surface absolute top-1.5 left-0 h-2 border border-dashed"
          style={{ width: `${partOf(loadedFrom) * 100}%` }}
        />
      )}
      {isToday && <Now partOf={partOf} running={running} />}
      {marks.map(({ at, rows, look }, index) => {
        const [first] = rows;
        const next = marks[index + 1];
        const isNumbered = rows.length > 1 && (next ? partOf(next.at) : 1) - partOf(at) > numberPart;
        const words = rows.slice(0, linesInTitle).map((row) => `${clock(Date.parse(row.entry.at))} ${row.what}`);
        const more = rows.length > linesInTitle ? [t('day.more', { count: rows.length })] : [];
        return (
          <span
            key={at}
            title={[...words, ...more].join('\n')}
            onClick={() => first && open(first.id)}
            className="absolute inset-y-0 -ml-1.5 flex cursor-pointer items-center gap-0.5"
            style={{ left: `${partOf(at) * 100}%` }}
          >
            <EntryMark look={look} isOnStrip />
            {isNumbered && <span className="text-text-soft bg-surface text-[11px] leading-3">{rows.length}</span>}
          </span>
        );
      })}
    </div>
  );
}

/** The line of now, and what runs as a bar that ends at it. */
function Now({ partOf, running }: { partOf: (at: number) => number; running: Operation[] }) {
  const now = useNow();
  const end = partOf(now) * 100;
  const start = Math.min(...running.map(({ createdAt }) => partOf(Date.parse(createdAt)) * 100));
  return (
    <>
      {running.length > 0 && (
        <span
          className="bg-info-fill absolute top-2 h-[5px] min-w-1 rounded-[1px]"
          style={{ left: `min(${start}%, ${end}% - 4px)`, right: `${100 - end}%` }}
        />
      )}
      <span className="bg-text absolute inset-y-0.5 w-px" style={{ left: `${end}%` }} />
    </>
  );
}
