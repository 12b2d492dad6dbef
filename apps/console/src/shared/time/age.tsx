import { useTranslation } from 'react-i18next';
import type { EveryNamespace, TakesEveryKey, TextKey } from '#shared/i18n/text-keys.ts';
import { Tip } from '#shared/ui/tooltip.tsx';
import { useAge } from './clock.ts';
import { exactTime } from './time-zone.ts';

interface Props {
  /** ISO 8601. */
  at: string;
  /** `ago`: "4 min ago". `for`: "4 min", how long something has lasted. */
  form?: 'ago' | 'for';
  /** A text around the age, with `ago` or `lasted`, such as "Updated {{ago}}". */
  words?: TextKey | undefined;
}

/** Shows a time as a live age, with the exact time on hover and focus. */
export function Age({ at, form = 'ago', words }: Props) {
  const { t, i18n } = useTranslation<EveryNamespace>();
  const { unit, count } = useAge(at);
  const lasted = t(`for.${unit}`, { count });
  const ago = unit === 'second' && count < 5 ? t('justNow') : t('ago', { lasted });
  return (
    <Tip text={exactTime(new Date(at), i18n.language)}>
      <time dateTime={at} tabIndex={0} className="whitespace-nowrap">
        {words ? t(words, { ago, lasted }) : form === 'for' ? lasted : ago}
      </time>
    </Tip>
  );
}

interface Plain {
  t: TakesEveryKey;
  /** ISO 8601. */
  at: string;
  /** A text with `lasted`, such as "more than {{lasted}}". */
  words?: TextKey | undefined;
}

/** Shows an age that takes no focus, for rows that the keyboard opens. */
export function PlainAge({ t, at, words }: Plain) {
  const { unit, count } = useAge(at);
  const lasted = t(`for.${unit}`, { count });
  return words ? t(words, { lasted }) : lasted;
}
