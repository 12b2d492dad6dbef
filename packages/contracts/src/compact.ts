/**
 * The compact form of an answer, for lists of thousands of rows: `columns` holds each long list as one array per key, so no key is
 * repeated and like values are neighbours, which compresses better. `rest` holds everything else unchanged.
 *
 * The fields that change with every reading are in a header. So the body and its ETag change only with the rows, and a browser that has
 * the list gets a 304 with the new times: it updates the headers of its copy from a 304 (RFC 9111, section 3.2).
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

/** The header of each compact answer: a JSON object in ASCII with the fields that the body lacks. */
export const readingsHeader = 'isthmus-readings';
/** Proxies limit the head of an answer; nginx to 4 KB. Longer fields, for example with a long message of TKE, stay in the body. */
const maxHeader = 2_000;

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

const inAscii = (json: string) =>
  json.replace(/[\u007f-\uffff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Returns the compact form with its header, or null when the answer has no long list. Only the answer's own lists become columns, and only
 * when all rows have the same keys: then nothing must say which row lacks which key. Objects inside a row stay as they are. `readings` are
 * the names of the fields for the header.
 */
export function toCompact(answer: Record<string, unknown>, readings: readonly string[] = []) {
  const parts = Object.entries(answer).map(([name, value]) => ({ name, value, columns: toColumns(value) }));
  const lists = parts.flatMap(({ name, columns }) => (columns ? [[name, columns] as const] : []));
  const others = parts.flatMap(({ name, value, columns }) => (columns ? [] : [[name, value] as const]));
  if (!lists.length) return null;
  const isReading = ([name]: readonly [string, unknown]) => readings.includes(name);
  const header = inAscii(JSON.stringify(Object.fromEntries(others.filter(isReading))));
  const fits = header.length <= maxHeader;
  const rest = fits ? others.filter((part) => !isReading(part)) : others;
  const form: CompactAnswer = { rest: Object.fromEntries(rest), columns: Object.fromEntries(lists) };
  return { form, header: fits ? header : '{}' };
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

/** Returns the answer of a compact form. Throws without its header, which a proxy may have removed. */
export function fromCompact({ rest, columns }: CompactAnswer, header: string | null): Record<string, unknown> {
  if (header === null) throw new Error(`a compact answer without ${readingsHeader}`);
  const lists = Object.entries(columns).map(([name, list]) => [name, toRows(list)] as const);
  return { ...rest, ...(JSON.parse(header) as object), ...Object.fromEntries(lists) };
}
