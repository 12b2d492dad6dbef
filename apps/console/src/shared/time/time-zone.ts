import { remembered } from '#shared/remembered.ts';

let browserZone: string | undefined;

/** Returns the zone of all times on the pages: the person's choice, else the browser's. */
export const timeZone = () =>
  remembered('time-zone') || (browserZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the format of this name in a zone. Creating one takes much longer than using it. */
export function timeFormat(name: string, options: Intl.DateTimeFormatOptions, language: string, zone = timeZone()) {
  const key = name + language + zone;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
  formats.set(key, format);
  return format;
}

const exact = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'shortOffset',
} as const;

/** Writes a time with its zone: "30 Nov 2026, 16:42:07 UTC+8". */
export const exactTime = (time: Date, language: string) =>
  timeFormat('exact', exact, language).format(time).replace('GMT', 'UTC');
