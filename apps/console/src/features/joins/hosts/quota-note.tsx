import { defaultNodeQuota } from '@isthmus/contracts/default-quota';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { quota as quotaQuery } from '#features/clusters/quota/queries.ts';
import { Banner } from '#shared/ui/banner.tsx';

/**
 * Returns how many wanted hosts exceed the quota. Without a confirmed `limit`, that is TKE's default: then zero when the
 * cluster already has more nodes, because its quota was probably raised.
 */
export const beyondQuota = (nodes: number, wanted: number, limit?: number) => {
  const quota = limit ?? defaultNodeQuota;
  return limit === undefined && nodes > quota ? 0 : Math.min(wanted, Math.max(0, nodes + wanted - quota));
};

interface Props {
  cluster: ClusterKey;
  nodes: number;
  /** Number of hosts that the person is about to request. */
  wanted: number;
}

/** Warns before the request, because TKE refuses a command only when the quota is full. */
export function QuotaNote({ cluster, nodes, wanted }: Props) {
  const { t } = useTranslation('joins');
  const limit = useQuery(quotaQuery(cluster)).data?.quota?.nodes;
  const quota = limit ?? defaultNodeQuota;
  const refused = beyondQuota(nodes, wanted, limit);
  if (!refused)
    return (
      <p className="text-text-soft text-xs">
        {limit === undefined
          ? t(nodes > quota ? 'quota.raised' : 'quota.fits', { nodes, quota })
          : t('quota.confirmed', { nodes, quota })}
      </p>
    );
  return (
    <Banner tone="warn" role="status">
      {limit === undefined
        ? t(wanted === 1 ? 'quota.one' : 'quota.some', { nodes, quota, refused, count: wanted })
        : t('quota.beyond', { nodes, quota, refused, count: wanted })}{' '}
      {t('quota.ticket')}
    </Banner>
  );
}
