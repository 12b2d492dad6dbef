import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { Status, type StatusName } from '#shared/status.tsx';

const shown: Record<Operation['state'], StatusName> = {
  held: 'held',
  queued: 'waiting',
  running: 'waiting',
  waiting: 'waiting',
  succeeded: 'running',
  failed: 'failed',
  conflict: 'failed',
  'needs-attention': 'attention',
  resolved: 'running',
  cancelled: 'cancelled',
};

/** Where an operation stands: shape, word, and since when while it is under way. */
export function OperationStatus({ operation: { state, createdAt, late } }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const underWay = state === 'running' || state === 'waiting';
  if (underWay && late) return <Status status="late" word={t('state.late')} since={createdAt} />;
  return <Status status={shown[state]} word={t(`state.${state}`)} since={underWay ? createdAt : null} />;
}
