import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { session } from '#features/session/queries.ts';
import { useShownColumns } from '#shared/data-grid/column.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { csvFile, GridTools } from '#shared/data-grid/grid-tools.tsx';
import { parseSort, sortRows, writeSort } from '#shared/data-grid/sort.ts';
import { useSearchText, withParameters } from '#shared/page/search-text.ts';
import { lineOfLabel, lineOfTaint } from '#shared/pool-settings/settings.ts';
import { Views } from '#shared/saved-views/views.tsx';
import { Button } from '#shared/ui/button.tsx';
import { FilterInput } from '#shared/ui/field/filter-input.tsx';
import { Empty } from '#shared/ui/placeholder.tsx';
import { poolColumns, type PoolRow } from './pool-columns.tsx';

/** True when each word occurs in the name, id, a label, a taint or the template. */
function matches({ name, id, labels, taints, madeFrom }: PoolRow, text: string) {
  const words = text.toLowerCase().split(/\s+/);
  const searched = [name, id, ...labels.map(lineOfLabel), ...taints.map(lineOfTaint), madeFrom?.name ?? ''];
  const searchedText = searched.join(' ').toLowerCase();
  return words.every((word) => searchedText.includes(word));
}

/** The pools with their filter, sort, columns and saved views. All but the columns are in the URL. */
export function PoolList({ pools }: { pools: PoolRow[] }) {
  const { t } = useTranslation(['external-node-pools', 'shared']);
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useSearchText('q');
  const { data: me } = useSuspenseQuery(session());
  const columns = useShownColumns('pool', poolColumns);
  // TKE's order, unless a person sorts.
  const sort = search.has('sort') ? parseSort(search.get('sort'), poolColumns) : undefined;
  const matching = pools.filter((pool) => matches(pool, text));
  const rows = sort ? sortRows(matching, poolColumns, sort) : matching;
  return (
    <>
      <Views list="pool" views={me.views} hidden={columns.hidden} onHide={columns.hide} />
      <div role="search" className="flex flex-wrap items-center gap-2">
        <FilterInput label={t('filter')} value={text} onChange={setText} className="w-full sm:w-80" />
        <span className="ml-auto inline-flex items-center gap-2">
          <output className="text-text-soft tabular text-xs">
            {t('shown', { shown: rows.length, all: pools.length })}
          </output>
          <GridTools
            columns={poolColumns}
            shown={columns}
            onDownload={csvFile('external-node-pools.csv', poolColumns, rows)}
          />
        </span>
      </div>
      {rows.length > 0 ? (
        <DataGrid
          label={t('pools')}
          columns={columns.shown}
          rows={rows}
          {...(sort && { sort })}
          onSort={(next) =>
            setSearch((now) => withParameters(now, { sort: writeSort(next) }), { preventScrollReset: true })
          }
        />
      ) : (
        <Empty title={t('filtered')} action={<Button onClick={() => setText('')}>{t('shared:clearFilter')}</Button>} />
      )}
    </>
  );
}
