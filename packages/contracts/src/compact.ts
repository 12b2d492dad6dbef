/**
 * The compact form of an answer, for lists of thousands of rows: `columns` holds each long list as one array per key, so no key is
 * repeated and like values are neighbours, which compresses better. `rest` holds everything else unchanged.
 *
 * The form belongs to the transport. The BFF makes it in one place (http/encoded.ts), and the console turns it back in one place
 * (api/call.ts), so the contract and everything that reads an answer know only rows.
 */
export interface CompactAnswer {
  rest: Record<string, unknown>;
  columns: Record<string, Record<string, unknown[]>>;
}

/** The media type of an answer in compact form. Only who sends `?compact=1` gets it, and only for a list that is long enough. */
export const compactType = 'application/vnd.isthmus.compact+json';

/** A shorter list gains nothing. */
const minRows = 50;

/** Whether a row has exactly these keys, in this order, and each has a value in JSON. */
function hasKeys(row: unknown, keys: string[]) {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return false;
  const own = Object.entries(row);
  return own.length === keys.length && own.every(([key, value], at) => key === keys[at] && value !== undefined);
}

/** Returns the columns of a list, or null for anything else: also for a short list, or when not all rows have the same keys. */
function toColumns(list: unknown) {
  if (!Array.isArray(list) || list.length < minRows) return null;
  const rows = list as Record<string, unknown>[];
  const keys = Object.keys(rows[0] ?? {});
  if (!keys.length || !rows.every((row) => hasKeys(row, keys))) return null;
  return Object.fromEntries(keys.map((key) => [key, rows.map((row) => row[key])]));
}

/**
 * Returns the compact form, or null when the answer has no long list. Only the answer's own lists become columns, and only when all rows
 * have the same keys: then nothing must say which row lacks which key. Objects inside a row stay as they are.
 */
export function toCompact(answer: Record<string, unknown>): CompactAnswer | null {
  const parts = Object.entries(answer).map(([name, value]) => ({ name, value, columns: toColumns(value) }));
  const lists = parts.flatMap(({ name, columns }) => (columns ? [[name, columns] as const] : []));
  const others = parts.flatMap(({ name, value, columns }) => (columns ? [] : [[name, value] as const]));
  return lists.length ? { rest: Object.fromEntries(others), columns: Object.fromEntries(lists) } : null;
}

/**
 * Turns columns into rows. Each row is a copy of the first, so all rows have one hidden class, as those of JSON.parse. An iterator for each
 * row would cost more than the parsing.
 */
function toRows(columns: Record<string, unknown[]>) {
  const keys = Object.keys(columns);
  const values = Object.values(columns);
  const first = Object.fromEntries(keys.map((key, at) => [key, values[at]?.[0]]));
  return (values[0] ?? []).map((_, index) => {
    const row = { ...first };
    keys.forEach((key, at) => {
      row[key] = values[at]?.[index];
    });
    return row;
  });
}

/** Returns the answer whose compact form this is. */
export function fromCompact({ rest, columns }: CompactAnswer): Record<string, unknown> {
  const lists = Object.entries(columns).map(([name, list]) => [name, toRows(list)] as const);
  return { ...rest, ...Object.fromEntries(lists) };
}
