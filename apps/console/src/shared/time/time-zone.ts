import { remembered } from '#shared/remembered.ts';

/** Returns the zone of all times on the pages: the person's choice, else the browser's. */
export const timeZone = () => remembered('time-zone') || Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Returns a zone with its current offset: "Asia/Shanghai (UTC+8)". */
export function describeTimeZone(zone: string) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts();
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC');
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
