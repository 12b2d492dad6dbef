import { useTranslation } from 'react-i18next';
import { Banner } from './ui/banner.tsx';

/** Explains HostNetwork for Pods, before enabling and where its consequences matter. */
export function HostNetworkNote() {
  const { t } = useTranslation();
  return (
    <Banner tone="info" title={t('hostNetwork.title')}>
      {t('hostNetwork.text')} <span className="text-text-soft">{t('hostNetwork.source')}</span>
    </Banner>
  );
}
