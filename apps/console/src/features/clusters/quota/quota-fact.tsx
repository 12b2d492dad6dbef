import { defaultNodeQuota, isNearQuota } from '@isthmus/contracts/default-quota';
import { eventKey } from '@isthmus/contracts/events';
import type { ClusterKey } from '@isthmus/contracts/places';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatch } from '#shared/reading/events.ts';
import { StatusMark } from '#shared/status.tsx';
import { quota as quotaQuery } from './queries.ts';

const QuotaDialog = lazy(() => import('./quota-dialog.tsx'));

interface Props {
  cluster: ClusterKey;
  nodes: number | null;
  mayConfirm: boolean;
}

/** Shows the limit that a person confirmed, or that it is unknown. TKE does not report it. */
export function QuotaFact({ cluster, nodes, mayConfirm }: Props) {
  const { t, i18n } = useTranslation('cluster-details');
  const { data } = useQuery(quotaQuery(cluster));
  const [isOpen, setOpen] = useState(false);
  useWatch(eventKey('quota', cluster));
  if (!data || nodes === null) return null;
  const { quota } = data;
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <span className="grid justify-items-start gap-1">
      {quota ? (
        <>
          <span className="flex items-baseline gap-1.5">
            {isNearQuota(nodes, quota.nodes) && <StatusMark status="late" />}
            {t('quota.used', { count: nodes, limit: quota.nodes })}
          </span>
          <span className="text-text-soft text-xs">
            {t('quota.confirmed', { day: day.format(new Date(quota.confirmedOn)), name: quota.writtenBy })}
          </span>
        </>
      ) : (
        <>
          <span>{t('quota.unknown', { count: nodes })}</span>
          <span className="text-text-soft text-xs">{t('quota.default', { quota: defaultNodeQuota })}</span>
        </>
      )}
      {mayConfirm && (
        <button type="button" className="link" onClick={() => setOpen(true)}>
          {t(quota ? 'quota.change' : 'quota.write')}
        </button>
      )}
      {isOpen && (
        <Suspense>
          <QuotaDialog cluster={cluster} quota={quota} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}
