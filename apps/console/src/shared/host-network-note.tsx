import { useTranslation } from 'react-i18next';
import { Banner } from './ui/banner.tsx';

/** What HostNetwork means for Pods: said before enabling, and again wherever its consequences begin. */
export function HostNetworkNote() {
  const { t } = useTranslation();
  return (
    <Banner tone="info" title={t('hostNetwork.title')}>
      {t('hostNetwork.text')} <span className="text-text-soft">{t('hostNetwork.source')}</span>
    </Banner>
  );
}
