import { healthOf, healthStates, nodesIn } from '@isthmus/contracts/health';
import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { FleetNode } from '@isthmus/contracts/fleet-nodes';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { session } from '#features/session/queries.ts';
import { useShownColumns } from '#shared/data-grid/column.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { SelectableRows } from '#shared/data-grid/selectable-rows.tsx';
import { GridTools } from '#shared/data-grid/grid-tools.tsx';
import { parseSort, writeSort } from '#shared/data-grid/sort.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { paths } from '#shared/paths.ts';
import { useSearchText, withParameters } from '#shared/page/search-text.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { Views } from '#shared/saved-views/views.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { fleetColumns, fleetId, gridColumns, toFleetRows } from './fleet-columns.tsx';
import { FleetFilters } from './fleet-filters.tsx';
import { allFleetNodes, fleetNodes, type FleetQuery } from './fleet-queries.ts';

// Lazy, because most visits select nothing.
const FleetSelection = lazy(() => import('./fleet-selection.tsx'));

const filters = ['accountId', 'clusterId', 'nodePoolId', 'version', 'location'] as const;
const sorts = ['name', 'status', 'cluster', 'since'] as const;

/** Lists the nodes of all clusters. The BFF filters, sorts and pages. A selection keeps nodes that are no longer among the rows. */
export function Component() {
  const { t } = useTranslation(['external-nodes', 'shared']);
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useSearchText('q');
  const state = healthStates.find((one) => one === search.get('state'));
  const filter = {
    ...(text.trim() && { q: text.trim() }),
    ...(state && { state }),
    ...Object.fromEntries(filters.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : []))),
  };
  const { by, descending } = parseSort(search.get('sort'), fleetColumns);
  const query: FleetQuery = { ...filter, sort: sorts.find((one) => one === by) ?? 'name', descending };
  const read = useInfiniteQuery({ ...fleetNodes(query), placeholderData: keepPreviousData });
  const { data: me } = useSuspenseQuery(session());
  const columns = useShownColumns('fleet', gridColumns);
  const [file, setFile] = useState<'making' | 'failed' | null>(null);
  const navigate = useNavigate();
  const [selected, setSelected] = useState<ReadonlyMap<string, FleetNode>>(() => new Map());
  const first = read.data?.pages[0];
  const rows = useMemo(() => toFleetRows(read.data?.pages.flatMap(({ nodes }) => nodes) ?? []), [read.data]);
  const selectedIds = useMemo(() => new Set(selected.keys()), [selected]);
  const selectedNodes = useMemo(() => [...selected.values()], [selected]);
  const hidden = selected.size - rows.filter(({ id }) => selectedIds.has(id)).length;
  const select = (nodes: FleetNode[]) => setSelected(new Map(nodes.map((node) => [fleetId(node), node])));
  const counts = { ...healthOf([]), ...first?.counts };
  const total = state ? counts[state] : nodesIn(counts);
  const change = (changes: Record<string, string>) =>
    setSearch((now) => withParameters(now, changes), { preventScrollReset: true });
  const clear = () => {
    setText('');
    setSearch({}, { preventScrollReset: true });
  };
  const download = async () => {
    setFile('making');
    try {
      const [{ csvOf, downloadCsv }, nodes] = await Promise.all([
        import('#shared/data-grid/csv.ts'),
        allFleetNodes(query),
      ]);
      downloadCsv('external-nodes.csv', csvOf(fleetColumns, toFleetRows(nodes)));
      setFile(null);
    } catch {
      setFile('failed');
    }
  };
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <PageHeader
        title={t('shared:place.nodes')}
        heading={first ? t('fleet.title', { count: total }) : t('shared:place.nodes')}
        facts={first && total > 0 && <span>{t('fleet.inClusters', { count: first.clusters })}</span>}
        action={
          <GridTools
            columns={gridColumns}
            shown={columns}
            onDownload={() => void download()}
            isDownloading={file === 'making'}
          />
        }
      />
      {file === 'failed' && (
        <p role="alert" className="text-bad">
          {t('fleet.fileFailed')}
        </p>
      )}
      <Views list="fleet" views={me.views} hidden={columns.hidden} onHide={columns.hide} />
      <FleetFilters
        text={text}
        onText={setText}
        filter={filter}
        onChange={change}
        counts={counts}
        versions={first?.versions ?? []}
      />
      <ProblemAlert problem={read.error} tone={read.data ? 'warn' : 'bad'} />
      {first && first.listed !== null && first.missing !== null && (
        <p role="status" className={first.missing.length ? 'text-warn break-words' : 'text-text-soft'}>
          {t('fleet.found', { count: first.listed - first.missing.length, listed: first.listed })}
          {first.missing.length > 0 && <> · {t('fleet.missing', { names: first.missing.join(', ') })}</>}
        </p>
      )}
      {read.isPending && <Skeleton label={t('shared:reading')} />}
      {rows.length > 0 && (
        <DataGrid
          label={t('grid')}
          columns={columns.shown}
          rows={rows}
          sort={{ by: query.sort, descending }}
          onSort={(next) => change({ sort: writeSort(next) })}
          selection={{
            selected: selectedIds,
            onSelect: (ids) =>
              select([
                ...selectedNodes.filter((node) => ids.has(fleetId(node))),
                ...rows.flatMap(({ id, place }) => (ids.has(id) && !selectedIds.has(id) ? [place] : [])),
              ]),
            onOpen: ({ place }) => void navigate(paths.externalNode(place, place.name)),
            nameOf: ({ node, place }) => t('fleet.select', { name: node.name, cluster: place.clusterName }),
            nameOfAll: t('selectAll'),
          }}
          body={SelectableRows}
          className={read.isPlaceholderData ? 'opacity-60' : ''}
        />
      )}
      {first && rows.length === 0 && !isFiltered && <Empty title={t('empty.title')}>{t('empty.text')}</Empty>}
      {first && rows.length === 0 && isFiltered && (
        <Empty title={t('filteredEmpty')} action={<Button onClick={clear}>{t('shared:clearFilter')}</Button>} />
      )}
      {read.hasNextPage && (
        <div className="flex items-center gap-3">
          <Button onClick={() => void read.fetchNextPage()} pending={read.isFetchingNextPage}>
            {t('shared:moreRows')}
          </Button>
          <span className="text-text-soft tabular">{t('count', { shown: rows.length, total })}</span>
        </div>
      )}
      {rows.length > 0 && (
        <p data-control className="text-text-soft text-xs max-sm:hidden">
          {t('keys')}
        </p>
      )}
      {selected.size > 0 && (
        <Suspense>
          <FleetSelection
            selected={selectedNodes}
            hidden={hidden}
            shown={rows.length}
            total={total}
            onSelect={select}
          />
        </Suspense>
      )}
    </div>
  );
}
