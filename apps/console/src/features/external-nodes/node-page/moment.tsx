import { useTranslation } from 'react-i18next';
import { serverNow } from '#shared/time/clock.ts';
import { Tip } from '#shared/ui/tooltip.tsx';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Creating a format takes much longer than using it. */
function formatOf(language: string, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${language} ${name}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...options });
  formats.set(key, format);
  return format;
}

const time = { hour: '2-digit', minute: '2-digit' } as const;
const day = { day: 'numeric', month: 'short' } as const;

/** Returns functions that write times (milliseconds since 1970) in the browser's zone. */
export function useTimeTexts() {
  const { i18n } = useTranslation();
  const write = (name: string, at: number, options: Intl.DateTimeFormatOptions) =>
    formatOf(i18n.language, name, options).format(at);
  const isToday = (at: number) => new Date(at).toDateString() === new Date(serverNow()).toDateString();
  return {
    /** 02:43 for today, else 25 Nov, 14:02. */
    short: (at: number) => (isToday(at) ? write('time', at, time) : write('day time', at, { ...day, ...time })),
    /** 25 Nov. */
    day: (at: number) => write('day', at, day),
    /** With seconds and the zone. */
    exact: (at: number) =>
      write('exact', at, { ...day, ...time, year: 'numeric', second: '2-digit', timeZoneName: 'shortOffset' }),
    /** The zone, such as GMT+8. */
    zone: () =>
      formatOf(i18n.language, 'exact', {
        ...day,
        ...time,
        year: 'numeric',
        second: '2-digit',
        timeZoneName: 'shortOffset',
      })
        .formatToParts(serverNow())
        .find(({ type }) => type === 'timeZoneName')?.value ?? '',
  };
}

interface Props {
  /** ISO 8601: the reading that first showed it. */
  at: string;
  /** The last good reading before; null when not known. */
  notBefore: string | null;
  /** The time is that of an act, not of a reading. */
  isExact?: boolean;
  /** A text around the time. */
  words?: (time: string) => string;
}

/** Shows when something happened between two readings: about when, and both readings on hover and focus. */
export function Moment({ at, notBefore, isExact = false, words = (text) => text }: Props) {
  const { t } = useTranslation('node-page');
  const texts = useTimeTexts();
  const shown = texts.short(Date.parse(at));
  const exact = texts.exact(Date.parse(at));
  const tip = notBefore
    ? t('moment.between', { from: texts.exact(Date.parse(notBefore)), until: exact })
    : isExact
      ? exact
      : t('moment.first', { at: exact });
  return (
    <Tip text={tip}>
      <time dateTime={at} tabIndex={0} className="whitespace-nowrap">
        {words(notBefore ? t('moment.about', { time: shown }) : shown)}
      </time>
    </Tip>
  );
}
