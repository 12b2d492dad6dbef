import type { OperationGroup } from '@isthmus/contracts/operation-groups';
import { operationStates, progressNames, type ProgressName } from './states.ts';

/** A group's operations by node, in the order in which they begin: a node that is drained before it is deleted has two. */
export function nodesOfGroup({ operations }: Pick<OperationGroup, 'operations'>) {
  const nodes = Map.groupBy(operations, ({ target }) => target.name);
  return [...nodes].map(([name, own]) => {
    const states = own.map(({ state }) => operationStates[state].progress);
    return { name, operations: own, progress: progressNames.find((one) => states.includes(one)) ?? 'held' };
  });
}

/** How many nodes of a group stand where. */
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
