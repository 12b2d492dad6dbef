import { defined } from './reply-fields.ts';

type ReadRow<Row> = { [K in keyof Row]?: Row[K] | undefined };

/** The readable part of one read, by id. */
export interface ReadRows<Row> {
  read: Map<string, ReadRow<Row>>;
  /** False when the answer may be incomplete. Then a missing row has not vanished. */
  whole: boolean;
}

/** Returns the rows after a read. An unreadable field keeps its old value if `isSame` confirms the same object. */
export function mergeRows<Row extends object>(
  blank: Row,
  before: Map<string, Row>,
  { read, whole }: ReadRows<Row>,
  isSame: (before: Row, now: ReadRow<Row>) => boolean = () => true,
): Map<string, Row> {
  const rows = whole ? new Map<string, Row>() : new Map(before);
  for (const [id, now] of read) {
    const was = before.get(id);
    rows.set(id, { ...blank, ...(was && isSame(was, now) ? was : {}), ...defined(now) });
  }
  return rows;
}
