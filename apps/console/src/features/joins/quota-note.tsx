import { defaultNodeQuota as quota } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Banner } from '#shared/ui/banner.tsx';
import { beyondQuota } from './join-now.ts';

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
