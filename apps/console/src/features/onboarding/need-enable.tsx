import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '#shared/ui/button.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';

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
