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
