import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { Status } from '#shared/status.tsx';
import { operationStates } from './states.ts';

/** Shows the state of an operation, with a clock while it runs. */
export function OperationStatus({ operation: { state, createdAt, late } }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const underWay = state === 'running' || state === 'waiting';
  if (underWay && late) return <Status status="late" word={t('state.late')} since={createdAt} />;
  return (
    <Status status={operationStates[state].status} word={t(`state.${state}`)} since={underWay ? createdAt : null} />
  );
}
