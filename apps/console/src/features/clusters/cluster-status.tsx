import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Status, type StatusName } from '#shared/status.tsx';

const atRest = ['Idling', 'Pause', 'Isolated', 'ResourceIsolate', 'ResourceIsolated'];

/** Maps TKE's ClusterStatus to a status and TKE's own word. A running cluster needs no word. */
export function clusterStatusOf(status: string): { status: StatusName; word?: string } {
  if (status === 'Running') return { status: 'running' };
  if (status === 'Abnormal') return { status: 'failed', word: status };
  return { status: atRest.includes(status) ? 'held' : 'working', word: status };
}

/** Shows one word for the cluster's readiness, with the number of failed rules when it is blocked. */
export function ReadinessStatus({ cluster: { readiness, blockedBy } }: { cluster: Cluster }) {
  const { t } = useTranslation('clusters');
  if (readiness === 'blocked') return <Status status="blocked" word={t('readiness.blocked', { count: blockedBy })} />;
  return <Status status={readiness} {...(readiness === 'failed' && { word: t('readiness.failed') })} />;
}
