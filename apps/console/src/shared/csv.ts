import type { Column } from './data-grid/column.ts';

/** What a spreadsheet takes for a formula at the beginning of a line; full-width signs too, which some input methods write. */
const formula = /^(?=[^\S\r\n]*[=+\-@＝＋－＠])|^(?=\t)/gmu;

/** RFC 4180. What others wrote, such as TKE's reasons, must stay text: each line that looks like a formula begins with an apostrophe. */
export function csvField(value: string) {
  const safe = value.replace(/\r(?!\n)/g, '\n').replace(formula, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const toCsv = (rows: string[][]) => rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');

/** A head, and the rows in the order that is shown; every column, hidden ones too. */
export function csvOf<Row>(columns: Column<Row>[], rows: Row[]): string[][] {
  const fields = columns.flatMap(({ csv = {} }) => Object.entries(csv));
  return [fields.map(([head]) => head), ...rows.map((row) => fields.map(([, value]) => value(row)))];
}

/** Hands the browser a file to keep. Excel reads UTF-8 only behind a byte order mark. */
export function downloadCsv(name: string, rows: string[][]) {
  const url = URL.createObjectURL(new Blob(['\uFEFF', toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
