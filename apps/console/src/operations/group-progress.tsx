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

type Counts = ReturnType<typeof countProgress>;

/** Adds the counts of groups. Two clusters may have nodes of one name, so their groups are counted apart. */
export function sumProgress(counts: Counts[]): Counts {
  const sum = (name: keyof Counts) => counts.reduce((all, one) => all + one[name], 0);
  return {
    total: sum('total'),
    done: sum('done'),
    failed: sum('failed'),
    attention: sum('attention'),
    now: sum('now'),
    held: sum('held'),
    cancelled: sum('cancelled'),
  };
}

/** The state of groups as one: it runs while one of them runs. */
export const setStateOf = (groups: Pick<OperationGroup, 'state'>[]) =>
  (['running', 'paused', 'stopped'] as const).find((one) => groups.some(({ state }) => state === one)) ?? 'finished';

export const GroupStatus = ({ group }: { group: OperationGroup }) => (
  <ProgressStatus state={group.state} counts={countProgress(group)} isLate={group.pausedBecause === 'late'} />
);

interface StatusProps {
  state: OperationGroup['state'];
  counts: Counts;
  isLate: boolean;
}

/** Shows the state and the number of done, failed and waiting nodes. */
export function ProgressStatus({ state, counts, isLate }: StatusProps) {
  const { t } = useTranslation('operations');
  const { total, done, failed, attention } = counts;
  const wrong = failed + attention > 0;
  const status = wrong ? 'failed' : isLate ? 'late' : groupStates[state];
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <Status status={status} word={t(`group.state.${state}`)} />
      <span className="tabular">
        {t('group.done', { done, total })}
        {failed > 0 && ` · ${t('group.failed', { count: failed })}`}
        {attention > 0 && ` · ${t('group.attention', { count: attention })}`}
      </span>
    </span>
  );
}
