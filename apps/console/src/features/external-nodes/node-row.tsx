import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { NodeCell } from './node-cells.tsx';
import type { NodeRow } from './node-rows.ts';
import type { SortKey } from './sort-nodes.ts';

/** How the cells lie in the two-line form on a phone; what is not named there is left out. */
export const narrow: Record<SortKey, string> = {
  name: 'max-sm:col-start-2',
  status: 'max-sm:col-start-3 max-sm:row-start-1 max-sm:justify-self-end',
  ip: 'max-sm:col-start-2 max-sm:row-start-2',
  since: 'max-sm:col-start-3 max-sm:row-start-2 max-sm:text-right',
  pool: 'max-sm:hidden',
  location: 'max-sm:hidden',
  joined: 'max-sm:hidden',
};
export const rowLayout =
  'grid items-baseline max-sm:grid-cols-[2.5rem_minmax(0,1fr)_auto] sm:grid-cols-(--columns) max-sm:pr-3';

const looks: Partial<Record<SortKey, string>> = {
  ip: 'font-mono text-xs',
  joined: 'tabular text-text-soft sm:text-right',
  since: 'tabular text-text-soft sm:text-right',
};

interface Props {
  row: NodeRow;
  index: number;
  start: number;
  columns: SortKey[];
  selected: boolean;
  /** Takes the keyboard's focus. */
  current: boolean;
  /** For rows whose height their text decides; the others' is known, and measuring costs a layout. */
  measure: ((element: Element | null) => void) | null;
}

/** One node; memoised, so that scrolling draws only what comes into view. Clicks and keys are the grid's. */
export const NodeLine = memo(function NodeLine(props: Props) {
  const { row, index, start, columns, selected, current, measure } = props;
  const { t } = useTranslation('external-nodes');
  const { name, reason } = row.node;
  return (
    <div
      ref={measure}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={current ? 0 : -1}
      style={{ transform: `translateY(${start}px)` }}
      className={`border-line absolute inset-x-0 top-0 border-b py-2 outline-offset-[-2px] ${rowLayout} ${reason ? '' : 'h-9 max-sm:h-14'} ${selected ? 'bg-accent-soft' : 'hover:bg-hover'}`}
    >
      <span role="gridcell" className="self-center justify-self-center max-sm:row-span-2">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('select', { name })}
          className="size-4 align-middle"
          checked={selected}
          readOnly
        />
      </span>
      {columns.map((column) => (
        <span
          key={column}
          role="gridcell"
          className={`min-w-0 truncate px-2 max-sm:px-1 ${looks[column] ?? ''} ${narrow[column]}`}
        >
          {column === 'name' ? (
            <button type="button" tabIndex={-1} className="link max-w-full truncate align-bottom">
              {name}
            </button>
          ) : (
            <NodeCell column={column} row={row} />
          )}
        </span>
      ))}
      {reason && (
        <span role="gridcell" className="text-text-soft col-start-2 -col-end-1 px-2 text-xs break-words max-sm:px-1">
          {reason}
        </span>
      )}
    </div>
  );
});
