import type { NodeChange } from '@isthmus/contracts/external-nodes';
import type { Operation } from '@isthmus/contracts/operations';

/** A row of a node's history: what TKE reported, or an operation of Isthmus. */
export type HistoryEntry =
  | { kind: 'change'; at: string; change: NodeChange; lastedMs: number | null; isOpen: boolean }
  | { kind: 'operation'; at: string; operation: Operation; lastedMs: number | null };

const hasField = ({ after }: NodeChange, field: string) => after !== null && field in after;
/** Whether the change begins a state that a person sees. */
const beginsState = (change: NodeChange) =>
  change.change !== 'changed' || hasField(change, 'status') || hasField(change, 'unschedulable');

/**
 * Returns the changes and operations, newest first. A state lasts until the next one, the newest one until `now` (milliseconds); null when it
 * is not known that it lasts still. A removal does not last.
 */
export function historyEntries(changes: NodeChange[], operations: Operation[], now: number | null): HistoryEntry[] {
  let until = now;
  let isNewest = true;
  const changed = changes.map((change): HistoryEntry => {
    const { at } = change;
    if (!beginsState(change)) return { kind: 'change', at, change, lastedMs: null, isOpen: false };
    const lastedMs = until === null || change.change === 'vanished' ? null : Math.max(0, until - Date.parse(at));
    const isOpen = isNewest && lastedMs !== null;
    until = Date.parse(at);
    isNewest = false;
    return { kind: 'change', at, change, lastedMs, isOpen };
  });
  const done = operations.map((operation): HistoryEntry => {
    const { createdAt, finishedAt } = operation;
    const lastedMs = finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(createdAt);
    return { kind: 'operation', at: createdAt, operation, lastedMs };
  });
  return [...changed, ...done].sort((one, other) => (one.at > other.at ? -1 : 1));
}
