import { useTranslation } from 'react-i18next';
import { Banner } from './ui/banner.tsx';

/** Explains HostNetwork for Pods, before enabling and where its consequences matter. */
export function HostNetworkNote() {
  const { t } = useTranslation('host-network');
  return (
    <Banner tone="info" title={t('title')}>
      {t('text')} <span className="text-text-soft">{t('source')}</span>
    </Banner>
  );
}
