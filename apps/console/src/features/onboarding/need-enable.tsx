import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Empty } from '#shared/ui/empty.tsx';
import { LinkButton } from '#shared/ui/link-button.tsx';

/** Explains that pools and nodes need external node support. */
export function NeedEnable({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation('onboarding');
  return (
    <Empty
      title={t('needEnable', { cluster: cluster.name })}
      action={<LinkButton to="?step=enable">{t('step.enable')}</LinkButton>}
    >
      {t('needEnableNext')}
    </Empty>
  );
}
