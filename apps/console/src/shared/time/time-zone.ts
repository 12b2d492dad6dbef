import { remembered } from '#shared/remembered.ts';
import { serverNow } from './clock.ts';

/** Returns the zone of all times on the pages: the person's choice, else the browser's. */
export const timeZone = () => remembered('time-zone') || Intl.DateTimeFormat().resolvedOptions().timeZone;

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { month: 'short', day: 'numeric' } as const;
const kinds = {
  clock,
  dayAndClock: { ...day, ...clock },
  exact: { ...day, ...clock, year: 'numeric', second: '2-digit', timeZoneName: 'shortOffset' },
  offset: { timeZoneName: 'shortOffset' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the format in the person's zone. Creating one takes much longer than using it. */
export function timeFormat(kind: keyof typeof kinds, language: string, zone = timeZone()) {
  const key = `${kind} ${language} ${zone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...kinds[kind], timeZone: zone });
  formats.set(key, format);
  return format;
}

/** Writes a time with its zone: "30 Nov 2026, 16:42:07 UTC+8". */
export const exactTime = (time: Date, language: string) =>
  timeFormat('exact', language).format(time).replace('GMT', 'UTC');

/** Returns the offset of a zone at a time: "UTC+8". */
export const offsetOf = (time: number, zone = timeZone()) =>
  timeFormat('offset', 'en', zone)
    .formatToParts(time)
    .find(({ type }) => type === 'timeZoneName')
    ?.value.replace('GMT', 'UTC') ?? zone;

/** Returns a zone with its current offset: "Asia/Shanghai (UTC+8)". */
export function describeTimeZone(zone: string) {
  const offset = offsetOf(serverNow(), zone);
  return zone === offset ? zone : `${zone} (${offset})`;
}

/** Whether this browser knows the zone. */
export function isTimeZone(zone: string) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
