import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

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
