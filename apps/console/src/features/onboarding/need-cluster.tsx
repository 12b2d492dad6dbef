import { useTranslation } from 'react-i18next';
import { Empty } from '#shared/ui/empty.tsx';
import { LinkButton } from '#shared/ui/link-button.tsx';

/** Explains that a step needs a selected cluster. */
export function NeedCluster({ why }: { why?: string }) {
  const { t } = useTranslation('onboarding');
  return (
    <Empty title={t('needCluster')} action={<LinkButton to="?step=cluster">{t('step.cluster')}</LinkButton>}>
      {why ?? t('needClusterNext')}
    </Empty>
  );
}
