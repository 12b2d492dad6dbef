import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';

/** Shown, never sent. */
export function SystemLabels({ pool }: { pool: ExternalNodePool }) {
  const { t } = useTranslation('external-node-pools');
  if (!pool.systemLabels.length) return null;
  return (
    <div className="text-text-soft max-w-[560px] text-xs">
      <p>{t('systemLabelsHelp')}</p>
      <ul aria-label={t('systemLabels')}>
        {pool.systemLabels.map(({ key, value }) => (
          <li key={key} className="font-mono break-all">
            {key}={value}
          </li>
        ))}
      </ul>
    </div>
  );
}
