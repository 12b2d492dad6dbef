import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { EveryNamespace } from '../i18n/text-keys.ts';
import { tracksOf, type Column } from './column.ts';
import { GridHead, type Selection } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import type { Sort } from './sort.ts';

export interface RowsProps<Row> {
  columns: Column<Row>[];
  rows: Row[];
  selection: Selection<Row> | undefined;
}

interface Props<Row> {
  /** Accessible name of the list. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Makes a grid whose rows can be selected and opened. Needs `body={SelectableRows}`. */
  selection?: Selection<Row>;
  /** Renders the rows. The default renders all of them, which suits a few hundred rows. */
  body?: ComponentType<RowsProps<Row>>;
  /** Only screen readers get the head. */
  isHeadHidden?: boolean;
  className?: string;
}

/** Renders every list of the product. One list of columns defines the head and the rows. It scrolls with the page, under its head. */
export function DataGrid<Row extends { id: string }>(props: Props<Row>) {
  const { label, columns, rows, sort, onSort, selection, body: Body = AllRows, isHeadHidden, className = '' } = props;
  return (
    <div
      role={selection ? 'grid' : 'table'}
      aria-label={label}
      {...(selection && { 'aria-rowcount': rows.length + 1, 'aria-multiselectable': true })}
      style={tracksOf(columns, selection !== undefined)}
      className={className}
    >
      <div className={isHeadHidden ? 'sr-only' : 'contents'}>
        <GridHead columns={columns} rows={rows} sort={sort} onSort={onSort} selection={selection} />
      </div>
      <Body columns={columns} rows={rows} selection={selection} />
    </div>
  );
}

function AllRows<Row extends { id: string }>({ columns, rows }: RowsProps<Row>) {
  const { t } = useTranslation<EveryNamespace>();
  return (
    <div role="rowgroup">
      {rows.map((row) => (
        <GridRow key={row.id} row={row} columns={columns} t={t} />
      ))}
    </div>
  );
}
