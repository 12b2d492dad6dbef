import type { ActivityRow } from './activity-columns.tsx';

/** This many equal changes of one reading are one line, and this many operations of one press over several clusters. */
const leastChanges = 4;
const leastOperations = 2;

/**
 * Equal for changes of several objects that one reading showed, and for operations of one set in the same state. Null for what is always a line
 * of its own; each operation that waits for a person is.
 */
function keyOf({ entry, outcome, setId }: ActivityRow) {
  if (entry.type === 'change') return [entry.at, entry.clusterId, entry.object, entry.change, outcome].join(' ');
  if (entry.type !== 'operation' || !setId || entry.operation.state === 'needs-attention') return null;
  const { state, late } = entry.operation;
  return [setId, state, late].join(' ');
}

/** A line of a list: a row, or several equal ones behind the first. */
export interface Line {
  row: ActivityRow;
  /** All rows of the line, newest first. */
  rows: ActivityRow[];
  /** Identifies the line while it is folded or opened. */
  key: string;
}

/**
 * Folds rows that are equal but for their names, at the place of the newest: a rack that fails is one line, not two hundred. `opened`: keys of
 * lines to show whole.
 */
export function fold(rows: ActivityRow[], opened: ReadonlySet<string>): Line[] {
  const runs = Map.groupBy(rows, (row) => keyOf(row) ?? row);
  return [...runs].flatMap(([key, own]) => {
    const [first] = own;
    const least = first?.entry.type === 'change' ? leastChanges : leastOperations;
    const isFolded = first && typeof key === 'string' && own.length >= least && !opened.has(key);
    return isFolded ? [{ row: first, rows: own, key }] : own.map((row) => ({ row, rows: [row], key: row.id }));
  });
}
