import { memo } from 'react';
import type { TakesEveryKey } from '../i18n/text-keys.ts';
import { foldOf, placeOf, rowLayout, type Column } from './column.ts';

/** Where a row stands in a list that renders only the rows in view. */
export interface PlaceInView {
  /** Distance in pixels from the top of the first row. */
  top: number;
  /**
   * Measures a row with a full-width line, whose height is not known. Null for other rows: measuring costs a layout.
   */
  measure: ((element: Element | null) => void) | null;
}

/** Props of a row that can be selected and opened. */
interface SelectableRow<Row> extends PlaceInView {
  index: number;
  isSelected: boolean;
  /** True when the row has the keyboard's focus. */
  isCurrent: boolean;
  /** Returns the name of a row's tick box. */
  nameOf: (row: Row) => string;
}

interface Props<Row> extends Partial<SelectableRow<Row>> {
  row: Row;
  columns: Column<Row>[];
  /** From the list: a hook for texts in each row costs a list that scrolls. */
  t: TakesEveryKey;
}

function UnmemoizedRow<Row>({ row, columns, t, index, top, isSelected, isCurrent, nameOf, measure }: Props<Row>) {
  const isSelectable = index !== undefined;
  const cell = isSelectable ? 'gridcell' : 'cell';
  const lines = columns.map(({ isLine, cell: value }) => isLine && value(row, t)).filter(Boolean);
  const folding = columns.filter(({ folds }) => folds);
  // On a phone, the first column and what folds below it may use both lines.
  const tall = columns.some(({ corner }) => corner === 'below-start') ? '' : 'max-sm:row-end-3';
  return (
    <div
      role="row"
      {...(isSelectable && {
        ref: measure ?? null,
        'data-index': index,
        'aria-rowindex': index + 2,
        'aria-selected': isSelected,
        tabIndex: isCurrent ? 0 : -1,
        ...(top !== undefined && { style: { transform: `translateY(${top}px)` } }),
      })}
      className={`border-line border-b ${rowLayout} ${top === undefined ? '' : 'absolute inset-x-0 top-0'} ${isSelectable ? `scroll-mt-[85px] scroll-mb-20 py-(--row-space) outline-offset-[-2px] max-sm:scroll-mt-[113px] max-sm:scroll-mb-28 max-sm:pr-2 ${lines.length ? '' : 'h-(--row) max-sm:h-14'}` : 'min-h-(--row) py-[calc(var(--row-space)-2px)]'} ${isSelected ? 'bg-accent-soft' : 'hover:bg-hover'}`}
    >
      {isSelectable && (
        <span role={cell} className="self-center justify-self-center max-sm:row-span-2">
          <input
            type="checkbox"
            data-control
            tabIndex={-1}
            aria-label={nameOf?.(row)}
            className="size-4 align-middle"
            checked={isSelected}
            readOnly
          />
        </span>
      )}
      {columns.map((column, columnIndex) => {
        const { id, isLine, className = '' } = column;
        if (isLine) return null;
        return (
          <div
            key={id}
            // The name of the row, which screen readers say with its cells.
            role={column.corner === 'start' ? 'rowheader' : cell}
            className={`min-w-0 pr-3 max-sm:pr-2 ${isSelectable ? 'truncate' : 'wrap-anywhere'} ${className} ${placeOf(column)} ${columnIndex ? '' : tall}`}
          >
            {column.cell(row, t)}
            {columnIndex === 0 &&
              folding.map((folded) => (
                <div key={folded.id} className={`text-text-soft text-xs ${foldOf(folded)}`}>
                  {typeof folded.folds === 'function' ? folded.folds(row, t) : folded.cell(row, t)}
                </div>
              ))}
          </div>
        );
      })}
      {lines.length > 0 && (
        <div
          role={cell}
          className={`text-text-soft -col-end-1 pr-3 text-xs break-words ${isSelectable ? 'col-start-2' : 'col-start-1'}`}
        >
          {lines}
        </div>
      )}
    </div>
  );
}

/** One row of a list. Memoized, so scrolling renders only the new rows. */
export const GridRow = memo(UnmemoizedRow) as typeof UnmemoizedRow;
