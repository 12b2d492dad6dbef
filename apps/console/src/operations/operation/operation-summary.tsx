import type { Operation } from '@isthmus/contracts/operations';
import { isOutcomeReason } from '@isthmus/contracts/outcome-reasons';
import { useTranslation } from 'react-i18next';
import { operationStates } from '#operations/states.ts';
import { paths } from '#shared/paths.ts';
import { Status } from '#shared/status.tsx';

/** Returns a title such as "Create pool rack-7": the act and its target. */
export function useOperationTitle() {
  const { t } = useTranslation('operations');
  return ({ kind, target }: Pick<Operation, 'kind' | 'target'>) => t(`title.${kind}`, { name: target.name });
}

/** Shows the state of an operation, with a clock while it runs. */
export function OperationStatus({ operation: { state, createdAt, late } }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const underWay = state === 'running' || state === 'waiting';
  if (underWay && late) return <Status status="late" word={t('state.late')} since={createdAt} />;
  return (
    <Status status={operationStates[state].status} word={t(`state.${state}`)} since={underWay ? createdAt : null} />
  );
}

/** The page shows the pool's current values as a table, so the sentence omits them. */
const seenText = (reason: string, seen: string | null) => (reason.startsWith('changed-') ? '' : (seen ?? ''));

/** Returns the outcome in one sentence; empty while the operation runs. */
export function useOutcomeSentence() {
  const { t } = useTranslation('operation');
  return ({ outcome }: Pick<Operation, 'outcome'>) => {
    if (!outcome) return '';
    const { reason, seen } = outcome;
    return isOutcomeReason(reason) ? t(`outcome.${reason}`, { seen: seenText(reason, seen) }) : reason;
  };
}

/** Returns the page of an operation's target. A pool in creation has only the pool list. */
export function targetPath({ kind, target, accountId, region, clusterId }: Operation): string {
  const cluster = { accountId, region, clusterId };
  const nodePoolId = target['nodePoolId'];
  if (kind === 'enable-external-node-support') return paths.cluster(cluster);
  if (kind === 'drain-external-node' || kind === 'delete-external-node')
    return paths.externalNode(cluster, target.name);
  return typeof nodePoolId === 'string'
    ? paths.externalNodePool({ ...cluster, nodePoolId })
    : paths.externalNodePools(cluster);
}
