import { timeFormat, timeZone } from './time-zone.ts';

const fields = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
} as const;

const dayMs = 86_400_000;

/** How many milliseconds the clocks of a zone are ahead of UTC at a time. */
export function offsetMsAt(at: number, zone = timeZone()) {
  const parts = timeFormat('fields', fields, 'en', zone).formatToParts(at);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = Object.keys(fields).map((name) =>
    Number(parts.find(({ type }) => type === name)?.value ?? 0),
  );
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The day of a time in a zone: "2026-11-30". */
export const dayOf = (at: number, zone = timeZone()) =>
  new Date(at + offsetMsAt(at, zone)).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** The day that follows, or with a negative number one before: "2026-12-01". */
export const dayAfter = (day: string, days = 1) =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** When a day begins in a zone, in milliseconds. Where clocks skip midnight, it begins later. */
export function startOfDay(day: string, zone = timeZone()): number {
  const midnight = Date.parse(day);
  // The offset of the moment itself is known only after a first guess.
  const guess = midnight - offsetMsAt(midnight, zone);
  const start = midnight - offsetMsAt(guess, zone);
  return dayOf(start, zone) < day ? start + offsetMsAt(start + dayMs / 24, zone) - offsetMsAt(start, zone) : start;
}
