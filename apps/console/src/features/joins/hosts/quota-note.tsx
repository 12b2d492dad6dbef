import { defaultNodeQuota as quota } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Banner } from '#shared/ui/banner.tsx';

/**
 * Returns how many wanted hosts exceed the default quota. Zero when the cluster already has more nodes, because its
 * quota was probably raised.
 */
export const beyondQuota = (nodes: number, wanted: number) =>
  nodes > quota ? 0 : Math.min(wanted, Math.max(0, nodes + wanted - quota));

interface Props {
  nodes: number;
  /** Number of hosts that the person is about to request. */
  wanted: number;
}

/** Warns before the request, because TKE refuses a command only when the quota is full. */
export function QuotaNote({ nodes, wanted }: Props) {
  const { t } = useTranslation('joins');
  const refused = beyondQuota(nodes, wanted);
  if (!refused)
    return (
      <p className="text-text-soft text-xs">{t(nodes > quota ? 'quota.raised' : 'quota.fits', { nodes, quota })}</p>
    );
  return (
    <Banner tone="warn" role="status">
      {t(wanted === 1 ? 'quota.one' : 'quota.some', { nodes, quota, refused, count: wanted })} {t('quota.ticket')}
    </Banner>
  );
}
