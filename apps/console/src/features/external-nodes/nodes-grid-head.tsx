import { useTranslation } from 'react-i18next';
import { narrow, rowLayout } from './node-row.tsx';
import type { NodeSort, SortKey } from './sort-nodes.ts';

interface Props {
  columns: SortKey[];
  sort: NodeSort;
  onSort: (sort: NodeSort) => void;
  /** Of what is shown: all, some or none are selected. */
  ticked: 'all' | 'some' | 'none';
  onTick: () => void;
}

/** The head of the node table: a sort button a column. */
export function NodesGridHead({ columns, sort, onSort, ticked, onTick }: Props) {
  const { t } = useTranslation('external-nodes');
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`border-line bg-surface text-text-soft sticky top-0 z-10 min-h-9 border-b py-1 text-xs ${rowLayout}`}
    >
      <span role="columnheader" className="self-center justify-self-center max-sm:row-span-2">
        <input
          ref={(input) => {
            if (input) input.indeterminate = ticked === 'some';
          }}
          type="checkbox"
          aria-label={t('selectAll')}
          className="size-4 align-middle"
          checked={ticked === 'all'}
          onChange={onTick}
        />
      </span>
      {columns.map((column) => {
        const isSorted = sort.by === column;
        const arrow = isSorted && <span aria-hidden> {sort.descending ? '↓' : '↑'} </span>;
        const right = column === 'joined' || column === 'since';
        return (
          <span
            key={column}
            role="columnheader"
            aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            className={`min-w-0 px-2 max-sm:px-1 ${right ? 'sm:text-right' : ''} ${narrow[column]}`}
          >
            <button
              type="button"
              className={`hover:text-text min-h-7 font-semibold whitespace-nowrap ${isSorted ? 'text-text' : ''}`}
              onClick={() => onSort({ by: column, descending: isSorted && !sort.descending })}
            >
              {right && arrow}
              {t(`column.${column}`)}
              {!right && arrow}
            </button>
          </span>
        );
      })}
    </div>
  );
}
