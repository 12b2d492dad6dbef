import type { Cluster } from '@isthmus/contracts/clusters';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';

// Lazy, because nearly every cluster is running.
const OtherClusterStatus = lazy(() => import('./other-cluster-status.tsx'));

/** Shows TKE's ClusterStatus (https://cloud.tencent.com/document/api/457/31862). */
export function ClusterStatus({ status }: Pick<Cluster, 'status'>) {
  if (status === 'Running') return <Status status="running" />;
  return (
    <Suspense fallback={<Status status="working" word={status} />}>
      <OtherClusterStatus status={status} />
    </Suspense>
  );
}

/** Shows one word for the cluster's readiness, with the number of failed rules when it is blocked. */
export function ReadinessStatus({ cluster: { readiness, blockedBy } }: { cluster: Cluster }) {
  const { t } = useTranslation('clusters');
  if (readiness === 'blocked') return <Status status="blocked" word={t('readiness.blocked', { count: blockedBy })} />;
  return <Status status={readiness} {...(readiness === 'failed' && { word: t('readiness.failed') })} />;
}
