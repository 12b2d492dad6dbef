import type { Operation } from '@isthmus/contracts/operations';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { timeFormat } from '#shared/time/time-zone.ts';
import { dayAfter } from '#shared/time/zone-day.ts';
import { activityColumns, type ActivityRow } from './activity-columns.tsx';
import { DayStrip } from './day-strip.tsx';
import type { Day } from './days.ts';
import { useFoldedRows } from './use-folded-rows.ts';

interface Props {
  day: Day<ActivityRow>;
  /** Such as "2026-11-30". */
  today: string;
  running: Operation[];
}

const yearLength = 4;

/** Returns a function that writes the name and the date of a day: "Yesterday" and "Nov 29". Another year is part of the date. */
function useDayNames() {
  const { t, i18n } = useTranslation('activity');
  return (day: string, today: string) => {
    // A day is the same in every zone, so it is written as one of UTC.
    const noon = Date.parse(`${day}T12:00:00Z`);
    const isThisYear = day.slice(0, yearLength) === today.slice(0, yearLength);
    const date = isThisYear
      ? timeFormat('of-year', { month: 'short', day: 'numeric' }, i18n.language, 'UTC')
      : timeFormat('of-any-year', { year: 'numeric', month: 'short', day: 'numeric' }, i18n.language, 'UTC');
    const weekday = timeFormat('weekday', { weekday: 'long' }, i18n.language, 'UTC').format(noon);
    const name = day === today ? t('day.today') : day === dayAfter(today, -1) ? t('day.yesterday') : weekday;
    return { name, date: date.format(noon) };
  };
}

/** Shows a day: its strip of 24 hours and its entries, newest first. */
export function DaySection({ day, today, running }: Props) {
  const { t } = useTranslation('activity');
  const id = useId();
  const foldedOf = useFoldedRows();
  const { name, date } = useDayNames()(day.day, today);
  const count = day.rows.length;
  return (
    <section aria-labelledby={id} className="grid gap-1">
      <header className="border-line grid items-center gap-x-4 border-b pb-1 sm:grid-cols-[14rem_minmax(0,1fr)]">
        <h2 id={id} className="text-md flex items-baseline gap-2 whitespace-nowrap">
          {name}
          <span className="text-text-soft text-sm font-normal">
            {date}
            {count > 0 && `, ${t(day.loadedFrom === null ? 'day.count' : 'day.countSoFar', { count })}`}
          </span>
        </h2>
        <DayStrip day={day} isToday={day.day === today} running={running} />
      </header>
      {count > 0 && (
        <DataGrid label={`${name}, ${date}`} columns={activityColumns} rows={foldedOf(day.rows)} isHeadHidden />
      )}
    </section>
  );
}
