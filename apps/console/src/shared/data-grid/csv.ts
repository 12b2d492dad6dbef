import { toCsv } from '@isthmus/contracts/csv';
import type { Column } from './column.ts';

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
