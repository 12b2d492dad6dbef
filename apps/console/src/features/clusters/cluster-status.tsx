import type { Cluster } from '@isthmus/contracts/clusters';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';
import type words from './cluster-details.en.ts';

const atRest = ['Idling', 'Pause', 'Isolated', 'ResourceIsolate', 'ResourceIsolated', 'ResourceDestroyed'];

/** Shows TKE's ClusterStatus (https://cloud.tencent.com/document/api/457/31862). Its texts load with the first other status. */
export const ClusterStatus = ({ status }: Pick<Cluster, 'status'>) =>
  status === 'Running' ? (
    <Status status="running" />
  ) : (
    <Suspense fallback={status}>
      <OtherStatus status={status} />
    </Suspense>
  );

/** Shows a documented status in the person's language, and any other word unchanged. */
function OtherStatus({ status }: Pick<Cluster, 'status'>) {
  const { t, i18n } = useTranslation('cluster-details');
  const isDocumented = (word: string): word is keyof (typeof words)['status'] =>
    i18n.exists(`cluster-details:status.${word}`);
  return (
    <Status
      status={status === 'Abnormal' ? 'failed' : atRest.includes(status) ? 'held' : 'working'}
      word={isDocumented(status) ? t(`status.${status}`) : status}
    />
  );
}

/** Shows one word for the cluster's readiness, with the number of failed rules when it is blocked. */
export function ReadinessStatus({ cluster: { readiness, blockedBy } }: { cluster: Cluster }) {
  const { t } = useTranslation('clusters');
  if (readiness === 'blocked') return <Status status="blocked" word={t('readiness.blocked', { count: blockedBy })} />;
  return <Status status={readiness} {...(readiness === 'failed' && { word: t('readiness.failed') })} />;
}
