import { defined } from './reply-fields.ts';

type ReadRow<Row> = { [K in keyof Row]?: Row[K] | undefined };

/** What one reading says of rows: by id, without what could not be read. */
export interface ReadRows<Row> {
  read: Map<string, ReadRow<Row>>;
  /** False when the answer may lack some: then what is not in it has not gone. */
  whole: boolean;
}

/** The rows as they are now: what could not be read of one stays as it was, where `isSame` says that it is the same object. */
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
