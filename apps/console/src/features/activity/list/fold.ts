import type { ActivityRow } from './activity-columns.tsx';

/** This many equal changes of one reading are one line. */
const leastFolded = 4;

/** Equal for changes of several objects that one reading showed. Null for what a person did. */
const keyOf = ({ entry, outcome }: ActivityRow) =>
  entry.type === 'change' ? [entry.at, entry.clusterId, entry.object, entry.change, outcome].join(' ') : null;

/** A line of a list: a row, or several equal ones behind the first. */
export interface Line {
  row: ActivityRow;
  /** All rows of the line, newest first. */
  rows: ActivityRow[];
  /** Identifies the line while it is folded or opened. */
  key: string;
}

/** Folds neighbours that are equal but for their names: a rack that fails is one line, not two hundred. `opened`: keys of lines to show whole. */
export function fold(rows: ActivityRow[], opened: ReadonlySet<string>): Line[] {
  const runs: { key: string | null; rows: ActivityRow[] }[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const last = runs.at(-1);
    if (last && key !== null && last.key === key) last.rows.push(row);
    else runs.push({ key, rows: [row] });
  }
  return runs.flatMap(({ key, rows: own }) => {
    const [first] = own;
    const isFolded = first && key !== null && own.length >= leastFolded && !opened.has(key);
    return isFolded ? [{ row: first, rows: own, key }] : own.map((row) => ({ row, rows: [row], key: row.id }));
  });
}
