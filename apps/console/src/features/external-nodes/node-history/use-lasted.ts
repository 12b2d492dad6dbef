import { useTranslation } from 'react-i18next';
import { roughly } from '#shared/time/clock.ts';
import { useDuration } from '#shared/time/duration.tsx';

const hourMs = 3_600_000;

/**
 * Returns a function that writes how long a state lasted, in milliseconds. It begins and ends between two readings, so the seconds of a
 * short one are not known.
 */
export function useLasted() {
  const { t } = useTranslation();
  const duration = useDuration();
  return (ms: number) => {
    if (ms >= hourMs) return duration(ms);
    const { unit, count } = roughly(ms);
    return t(`for.${unit}`, { count });
  };
}
