import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { operationStates, progressNames, type ProgressName } from '#operations/states.ts';

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
