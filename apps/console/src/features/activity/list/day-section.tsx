import type { Operation } from '@isthmus/contracts/operations';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { timeFormat } from '#shared/time/time-zone.ts';
import { dayAfter } from '#shared/time/zone-day.ts';
import { activityColumns, type ActivityRow } from './activity-columns.tsx';
import { DayStrip } from './day-strip.tsx';
import type { Day } from './days.ts';
import { fold, type Line } from './fold.ts';

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

const namesShown = 3;

/** Returns a function that writes a line of several changes: their number and the first names. */
function useFoldedRows(opened: ReadonlySet<string>, onOpen: (key: string) => void) {
  const { t } = useTranslation(['activity', 'timeline']);
  const rowOf = ({ row, rows, key }: Line): ActivityRow => {
    if (rows.length === 1 || row.entry.type !== 'change') return row;
    const { object, change } = row.entry;
    const names = rows.flatMap(({ entry }) => (entry.type === 'change' ? entry.name : [])).toSorted();
    const what = t('folded', {
      what: t(`timeline:outside.${object}.${change}`, { count: rows.length }),
      names: t('timeline:names', {
        names: names.slice(0, namesShown).join(', '),
        count: rows.length - namesShown,
      }),
    });
    const ticket = rows.map((one) => one.ticket).join('\n\n');
    return { ...row, what, ticket, onUnfold: () => onOpen(key) };
  };
  return (rows: ActivityRow[]) => fold(rows, opened).map(rowOf);
}

/** Shows a day: its strip of 24 hours and its entries, newest first. */
export function DaySection({ day, today, running }: Props) {
  const { t } = useTranslation('activity');
  const id = useId();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const foldedOf = useFoldedRows(opened, (key) => setOpened((now) => new Set([...now, key])));
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
