import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { useTranslation } from 'react-i18next';
import { groupStates, operationStates, progressNames, type ProgressName } from './states.ts';
import { Status } from '#shared/status.tsx';

/** Groups the operations by node, in start order. A node that is drained before its deletion has two operations. */
export function nodesOfGroup({ operations }: Pick<OperationGroup, 'operations'>) {
  const nodes = Map.groupBy(operations, ({ target }) => target.name);
  return [...nodes].map(([name, own]) => {
    const states = own.map(({ state }) => operationStates[state].progress);
    return { name, operations: own, progress: progressNames.find((one) => states.includes(one)) ?? 'held' };
  });
}

/** Counts the nodes of a group by progress. */
export function countProgress(group: Pick<OperationGroup, 'operations'>) {
  const nodes = nodesOfGroup(group);
  const count = (name: ProgressName) => nodes.filter(({ progress }) => progress === name).length;
  return {
    total: nodes.length,
    done: count('done'),
    failed: count('failed'),
    attention: count('attention'),
    now: count('now'),
    held: count('held'),
    cancelled: count('cancelled'),
  };
}

/** Shows the group's state and the number of done, failed and waiting nodes. */
export function GroupStatus({ group }: { group: OperationGroup }) {
  const { t } = useTranslation('operations');
  const { total, done, failed, attention } = countProgress(group);
  const wrong = failed + attention > 0;
  const late = group.pausedBecause === 'late';
  const status = wrong ? 'failed' : late ? 'late' : groupStates[group.state];
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Status status={status} word={t(`group.state.${group.state}`)} />
      <span className="tabular">
        {t('group.done', { done, total })}
        {failed > 0 && ` · ${t('group.failed', { count: failed })}`}
        {attention > 0 && ` · ${t('group.attention', { count: attention })}`}
      </span>
    </span>
  );
}
