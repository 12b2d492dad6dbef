import { serverNow } from './clock.ts';
import { timeFormat, timeZone } from './time-zone.ts';

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Writes "16:42". */
export const clockFormat = (language: string) => timeFormat('clock', clock, language);
/** Writes "Nov 30, 16:42". */
export const dayAndClockFormat = (language: string) =>
  timeFormat('day', { month: 'short', day: 'numeric', ...clock }, language);
/** Writes "16:42:07". */
export const secondsFormat = (language: string) => timeFormat('seconds', { ...clock, second: '2-digit' }, language);
/** Writes "Nov 30". */
export const dayFormat = (language: string) => timeFormat('date', { month: 'short', day: 'numeric' }, language);

/** Returns the offset of a zone at a time: "UTC+8". */
export const offsetOf = (time: number, zone = timeZone()) =>
  timeFormat('offset', { timeZoneName: 'shortOffset' }, 'en', zone)
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
