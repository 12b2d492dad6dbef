import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EveryNamespace } from '../i18n/text-keys.ts';
import { placeOf, rowLayout, type Column } from './column.ts';
import type { Sort } from './sort.ts';

/** What is selected in a grid, and how a person changes it. */
export interface Selection<Row> {
  /** Row ids. */
  selected: Set<string>;
  onSelect: (selected: Set<string>) => void;
  onOpen: (row: Row) => void;
  /** Returns the name of a row's tick box. Stable: a new function renders every row again. */
  nameOf: (row: Row) => string;
  /** Name of the tick box for all rows. */
  nameOfAll: string;
}

interface Props<Row> {
  columns: Column<Row>[];
  rows: Row[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
  selection: Selection<Row> | undefined;
}

/** Renders the column names; a button for a sortable column. */
export function GridHead<Row extends { id: string }>({ columns, rows, sort, onSort, selection }: Props<Row>) {
  const { t } = useTranslation<EveryNamespace>();
  return (
    <div
      role="row"
      {...(selection && { 'aria-rowindex': 1 })}
      className={`border-line bg-surface text-text-soft sticky top-12 z-10 min-h-9 border-b py-1 text-xs font-medium ${selection ? 'max-sm:pr-2' : ''} ${rowLayout}`}
    >
      {selection && <SelectAll rows={rows} selection={selection} />}
      {columns.map((column) => {
        const { id, header, isRight, isLine, isHeadHidden } = column;
        if (isLine) return null;
        const isSorted = sort?.by === id;
        const arrow = isSorted && <span aria-hidden> {sort.descending ? '↓' : '↑'} </span>;
        const isButton = column.sort && onSort;
        // On a phone, the second line has only names that sort.
        const isHiddenOnPhone = !isButton && column.corner?.startsWith('below');
        return (
          <span
            key={id}
            role="columnheader"
            {...(isButton && { 'aria-sort': isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none' })}
            className={`min-w-0 pr-3 leading-7 whitespace-nowrap max-sm:pr-2 ${placeOf(column)} ${isHiddenOnPhone ? 'max-sm:hidden' : ''}`}
          >
            {isButton ? (
              <button
                type="button"
                className={`hover:text-text min-h-7 ${isSorted ? 'text-text' : ''}`}
                onClick={() => onSort({ by: id, descending: isSorted && !sort.descending })}
              >
                {isRight && arrow}
                {t(header)}
                {!isRight && arrow}
              </button>
            ) : (
              <span className={isHeadHidden ? 'sr-only' : ''}>{t(header)}</span>
            )}
          </span>
        );
      })}
    </div>
  );
}

function SelectAll<Row extends { id: string }>({ rows, selection }: { rows: Row[]; selection: Selection<Row> }) {
  const { selected, onSelect, nameOfAll } = selection;
  const count = useMemo(() => (selected.size ? rows.filter(({ id }) => selected.has(id)).length : 0), [rows, selected]);
  const isAll = count > 0 && count === rows.length;
  return (
    <span role="columnheader" className="self-center justify-self-center max-sm:row-span-2">
      <input
        ref={(input) => {
          if (input) input.indeterminate = count > 0 && !isAll;
        }}
        type="checkbox"
        data-control
        aria-label={nameOfAll}
        className="size-4 align-middle"
        checked={isAll}
        // Rows that are selected but not shown stay selected.
        onChange={() => {
          const next = new Set(selected);
          for (const { id } of rows)
            if (isAll) next.delete(id);
            else next.add(id);
          onSelect(next);
        }}
      />
    </span>
  );
}
