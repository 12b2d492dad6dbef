import { useTranslation } from 'react-i18next';
import { exactly, useNow } from './clock.ts';

/** Returns a function that writes a duration in milliseconds: "12 s", "4 min 12 s", "2 h 51 min". */
export function useDuration() {
  const { t } = useTranslation();
  return (milliseconds: number) => {
    const { unit, count, rest } = exactly(milliseconds);
    return unit === 'second' ? t('for.second', { count }) : t(`exactly.${unit}`, { count, rest });
  };
}

interface Props {
  /** ISO 8601. Counts down to a future time, or up from a past one. */
  to: string;
}

/** Shows a running duration. */
export function Countdown({ to }: Props) {
  const duration = useDuration();
  return (
    <span role="timer" className="tabular text-xs whitespace-nowrap">
      {duration(Math.abs(Date.parse(to) - useNow()))}
    </span>
  );
}
