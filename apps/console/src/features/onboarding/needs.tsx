import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '#shared/ui/button.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';

/** Explains that a step needs a selected cluster. */
export function NeedCluster({ why }: { why?: string }) {
  const { t } = useTranslation('onboarding');
  return (
    <Empty title={t('needCluster')} action={<LinkButton to="?step=cluster">{t('step.cluster')}</LinkButton>}>
      {why ?? t('needClusterNext')}
    </Empty>
  );
}

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
