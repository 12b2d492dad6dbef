import { useTranslation } from 'react-i18next';
import { StatusMark } from './status.tsx';

/** Explains HostNetwork for Pods, before enabling and where its consequences matter. Advice, so it has no box. */
export function HostNetworkNote() {
  const { t } = useTranslation('host-network');
  return (
    <div className="grid grid-cols-[12px_minmax(0,72ch)] gap-x-2 text-xs">
      <StatusMark status="attention" className="mt-0.5" />
      <p>
        <strong className="block font-medium">{t('title')}</strong>
        {t('text')} <span className="text-text-soft">{t('source')}</span>
      </p>
    </div>
  );
}
