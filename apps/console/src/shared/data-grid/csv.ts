import type { Column } from './column.ts';

/** Characters that start a formula in a spreadsheet. Includes the full-width signs of some input methods. */
const formula = /^(?=[^\S\r\n]*[=+\-@＝＋－＠])|^(?=\t)/gmu;

/**
 * Returns an RFC 4180 field. Foreign text such as TKE's reasons must stay text: an apostrophe precedes each
 * formula-like line.
 */
export function csvField(value: string) {
  const safe = value.replace(/\r(?!\n)/g, '\n').replace(formula, "'");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const toCsv = (rows: string[][]) => rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('');

/** Returns a head and the rows in the shown order. Includes hidden columns. */
export function csvOf<Row>(columns: Column<Row>[], rows: Row[]): string[][] {
  const fields = columns.flatMap(({ csv = {} }) => Object.entries(csv));
  return [fields.map(([head]) => head), ...rows.map((row) => fields.map(([, value]) => value(row)))];
}

/** Downloads the rows as a file. Excel reads UTF-8 only with a byte order mark. */
export function downloadCsv(name: string, rows: string[][]) {
  const url = URL.createObjectURL(new Blob(['\uFEFF', toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
