import type { Column } from './column.ts';

export interface Sort {
  /** Column id. */
  by: string;
  descending: boolean;
}

const compare = (one: string | number, other: string | number) => (one < other ? -1 : one > other ? 1 : 0);

/** Sorts by the first column when rows are equal. Computes each row's value once. */
export function sortRows<Row>(rows: Row[], columns: Column<Row>[], { by, descending }: Sort) {
  const byFirst = columns[0]?.sort ?? (() => 0);
  const value = columns.find(({ id }) => id === by)?.sort ?? byFirst;
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: value(row), first: value === byFirst ? 0 : byFirst(row) }))
    .sort((one, other) => sign * compare(one.value, other.value) || compare(one.first, other.first))
    .map(({ row }) => row);
}

/** Parses a sort from the URL: `since`, or `-since` for descending. Unknown ids mean the first column. */
export function parseSort<Row>(text: string | null, columns: Column<Row>[]): Sort {
  const descending = text?.startsWith('-') ?? false;
  const by = descending ? text?.slice(1) : text;
  const isKnown = columns.some(({ id, sort }) => sort && id === by);
  return by && isKnown ? { by, descending } : { by: columns[0]?.id ?? '', descending: false };
}

export const writeSort = ({ by, descending }: Sort) => `${descending ? '-' : ''}${by}`;
