import type { RegionReading } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';

/** Shows that the clusters are still loading or that there are none. */
export function NoCluster({ regions }: { regions: z.infer<typeof RegionReading>[] }) {
  const { t } = useTranslation('onboarding');
  const reading = regions.filter(({ observation }) => !observation.observedAt && !observation.problem);
  if (reading.length)
    return (
      <Skeleton lines={3} label={t('cluster.reading', { regions: reading.map(({ region }) => region).join(', ') })} />
    );
  return <Empty title={t('cluster.none')}>{t('cluster.noneNext')}</Empty>;
}
