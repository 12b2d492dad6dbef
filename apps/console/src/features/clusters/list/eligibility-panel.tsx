import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Eligibility } from '#shared/eligibility/eligibility.tsx';
import { Sheet } from '#shared/ui/dialog.tsx';

interface Props {
  cluster: Cluster;
  onClose: () => void;
}

/** Shows the rules of one cluster beside the list. */
export default function EligibilityPanel({ cluster, onClose }: Props) {
  const { t } = useTranslation('eligibility');
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('title', { name: cluster.name })}>
      <Eligibility cluster={cluster} />
    </Sheet>
  );
}
