import type { ActivityEntry } from '@isthmus/contracts/activity';
import { entryLooks, lookOf, type EntryLook } from '#operations/activity/entry-mark.tsx';
import { dayAfter, dayOf, startOfDay } from '#shared/time/zone-day.ts';

interface Row {
  entry: ActivityEntry;
}

/** A day in the person's time zone. Times are milliseconds since 1970. */
export interface Day<Of extends Row> {
  day: string;
  from: number;
  until: number;
  /** Newest first. */
  rows: Of[];
  /** Entries before this time are not loaded. Null: the day is whole. */
  loadedFrom: number | null;
}

const timeOf = ({ entry }: Row) => Date.parse(entry.at);

/** Groups rows, newest first, by day. `hasMore`: older entries are not loaded, so the last day may lack some. */
export function daysOf<Of extends Row>(rows: Of[], hasMore: boolean): Day<Of>[] {
  const oldest = rows.at(-1);
  return [...Map.groupBy(rows, (row) => dayOf(timeOf(row)))].map(([day, own]) => ({
    day,
    from: startOfDay(day),
    until: startOfDay(dayAfter(day)),
    rows: own,
    loadedFrom: hasMore && oldest && own.includes(oldest) ? timeOf(oldest) : null,
  }));
}

/** The entries of a short part of a day, as one mark. */
export interface StripMark<Of extends Row> {
  /** Milliseconds since 1970: the first of them. */
  at: number;
  rows: Of[];
  /** That of the most urgent. */
  look: EntryLook;
}

/** Marks are drawn 12 px wide on a strip of about 900 px. */
const marksInDay = 72;

/** Returns the marks of a day, oldest first. */
export function marksOf<Of extends Row>({ from, until, rows }: Day<Of>): StripMark<Of>[] {
  const lengthMs = (until - from) / marksInDay;
  const parts = Map.groupBy(rows.toReversed(), (row) => Math.floor((timeOf(row) - from) / lengthMs));
  return [...parts.values()].map((own) => {
    const looks = own.map(({ entry }) => lookOf(entry));
    return {
      at: Math.min(...own.map(timeOf)),
      rows: own,
      look: entryLooks.find((look) => looks.includes(look)) ?? 'done',
    };
  });
}
