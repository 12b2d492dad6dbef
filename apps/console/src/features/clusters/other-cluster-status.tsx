import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';
import type words from './cluster-status.en.ts';

const documented = [
  'Trading',
  'Creating',
  'Deleting',
  'Idling',
  'Recovering',
  'Scaling',
  'Upgrading',
  'WaittingForConnect',
  'Isolated',
  'Pause',
  'NodeUpgrading',
  'RuntimeUpgrading',
  'MasterScaling',
  'ClusterLevelUpgrading',
  'ClusterLevelTrading',
  'ResourceIsolate',
  'ResourceIsolated',
  'ResourceReverse',
  'ResourceReversal',
  'ResourceDestroy',
  'ResourceDestroyed',
  'Abnormal',
] as const satisfies (keyof typeof words)[];
const atRest = [
  'Idling',
  'Pause',
  'Isolated',
  'ResourceIsolate',
  'ResourceIsolated',
  'ResourceDestroyed',
  'WaittingForConnect',
];

/** Shows a documented ClusterStatus in the person's language, and any other word unchanged. */
export default function OtherClusterStatus({ status }: Pick<Cluster, 'status'>) {
  const { t } = useTranslation('cluster-status');
  const known = documented.find((word) => word === status);
  return (
    <Status
      status={status === 'Abnormal' ? 'failed' : atRest.includes(status) ? 'held' : 'working'}
      word={known ? t(known) : status}
    />
  );
}
