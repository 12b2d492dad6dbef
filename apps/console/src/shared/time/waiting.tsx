import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf, useNow } from './clock.ts';

interface Props {
  /** ISO 8601. Counts down to a future time, or up from a past one. */
  to: string;
}

/** Shows a running clock, `m:ss`. */
export function Countdown({ to }: Props) {
  const left = Date.parse(to) - useNow();
  return (
    <span role="timer" className="tabular font-mono text-xs">
      {clockOf(Math.abs(left))}
    </span>
  );
}

const slowAfterMs = 3_000;

/** Shows nothing at first. After a few seconds, says that TKE is slow and when the request times out. */
export function SlowAnswer() {
  const { t } = useTranslation();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return <p role="status">{isSlow && <span className="text-text-soft">{t('slowAnswer')}</span>}</p>;
}
