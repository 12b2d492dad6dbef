import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { countText } from '#shared/i18n/number.ts';
import { EntryMark } from '#operations/activity/entry-mark.tsx';
import { serverNow, useNow } from '#shared/time/clock.ts';
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
  const now = isToday ? serverNow() : Infinity;
  /** Goes to the first of these rows that is not folded behind another. */
  const open = (rows: ActivityRow[]) => {
    const [entry] = rows.flatMap(({ id }) => document.getElementById(`entry-${id}`) ?? []);
    const row = entry?.closest('[role=row]');
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('a')?.focus({ preventScroll: true });
  };
  return (
    <div aria-hidden className="relative h-5">
      <span className="bg-line absolute inset-x-0" style={{ top: 10, height: 1 }} />
      {[0.25, 0.5, 0.75].map((part) => (
        <span key={part} className="bg-line absolute" style={{ left: `${part * 100}%`, width: 1, top: 4, bottom: 4 }} />
      ))}
      {loadedFrom !== null && (
        <span
          title={t('day.notLoaded')}
          className="border-line-strong bg-surface absolute left-0 border border-dashed"
          style={{ width: `${partOf(loadedFrom) * 100}%`, top: 6, height: 8 }}
        />
      )}
      {isToday && <Now partOf={partOf} running={running} />}
      {marks.map(({ at, rows, look }, index) => {
        const next = Math.min(marks[index + 1]?.at ?? until, now);
        const isNumbered = rows.length > 1 && partOf(next) - partOf(at) > numberPart;
        const words = rows.slice(0, linesInTitle).map((row) => `${clock(Date.parse(row.entry.at))} ${row.what}`);
        const more = rows.length > linesInTitle ? [t('day.more', { count: rows.length })] : [];
        return (
          <span
            key={at}
            title={[...words, ...more].join('\n')}
            onClick={() => open(rows)}
            className="absolute inset-y-0 flex cursor-pointer items-center gap-0.5"
            style={{ left: `calc(${partOf(at) * 100}% - 6px)` }}
          >
            <EntryMark look={look} isOnStrip />
            {isNumbered && <span className="text-text-soft text-xs">{countText(rows.length)}</span>}
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
          className="bg-info-fill absolute rounded-[1px]"
          style={{ left: `min(${start}%, ${end}% - 4px)`, right: `${100 - end}%`, top: 8, height: 5 }}
        />
      )}
      <span className="bg-text absolute inset-y-0" style={{ left: `${end}%`, width: 1 }} />
    </>
  );
}
