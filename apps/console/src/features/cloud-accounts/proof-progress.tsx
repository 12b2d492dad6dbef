import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';
import { clockOf, serverNow, useNow } from '#shared/time/clock.ts';

const longMs = 8_000;

/** Shows a running verification with a clock, because an unreachable site takes long to fail. */
export function ProofProgress() {
  const { t } = useTranslation('cloud-accounts');
  const [since] = useState(serverNow);
  const lasted = useNow() - since;
  return (
    <div role="status" className="grid gap-1">
      <p className="flex items-baseline gap-1.5">
        <Status status="waiting" word={t('add.proving')} />
        <span className="text-text-soft tabular text-xs">{clockOf(lasted)}</span>
      </p>
      {lasted > longMs && <p className="text-text-soft">{t('add.provingLong')}</p>}
    </div>
  );
}
