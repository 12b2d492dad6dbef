import type { ExternalNodePool } from '@isthmus/contracts/external-node-pools';
import type { Observation } from '@isthmus/contracts/observation';
import type { Problem } from '@isthmus/contracts/problem';
import { lazy, Suspense, useCallback, useMemo, type ReactNode } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { session } from '#features/session/queries.ts';
import { useShownColumns } from '#shared/data-grid/column.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { SelectableRows } from '#shared/data-grid/selectable-rows.tsx';
import { Views } from '#shared/saved-views/views.tsx';
import { StaleBanner, useStale } from '#shared/reading/observation.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { missingHosts, statusesOf, versionsOf } from './filter-nodes.ts';
import { nodeColumns } from './node-columns.tsx';
import type { NodeRow } from './node-rows.ts';
import type { NodeView } from './node-view.ts';
import { NodesToolbar } from './nodes-toolbar.tsx';

// Lazy, because most clusters have nodes.
const NodesEmpty = lazy(() => import('./nodes-empty.tsx'));

/** The page of a pool has less width, and shows the pool's own facts beside the list. */
const poolPageColumns = nodeColumns.filter(({ id }) => !['pool', 'location', 'cpu', 'memory'].includes(id));

interface Props {
  rows: NodeRow[];
  /** The rows that match the filter, sorted. */
  shown: NodeRow[];
  /** The pools to filter by; empty for a page of one pool. */
  pools: ExternalNodePool[];
  /** The pool whose page shows the nodes. */
  nodePoolId: string | undefined;
  clusterVersion: string;
  observation: Observation;
  failed: { problem: Problem } | null;
  /** Null when unknown. */
  isEnabled: boolean | null;
  view: NodeView;
  selected: Set<string>;
  onSelect: (selected: Set<string>) => void;
  freshness: ReactNode;
}

/** Renders the nodes, or an empty state: not read, not enabled, no nodes, no match. */
export function NodesBody(props: Props) {
  const { rows, shown, pools, nodePoolId, clusterVersion, observation, failed, isEnabled, view } = props;
  const { selected, onSelect, freshness } = props;
  const { t } = useTranslation(['external-nodes', 'shared']);
  const { data: me } = useSuspenseQuery(session());
  const columns = useShownColumns('node', nodeColumns);
  const offered = nodePoolId ? poolPageColumns : nodeColumns;
  const shownColumns = useMemo(
    () => columns.shown.filter((column) => offered.includes(column)),
    [columns.shown, offered],
  );
  const nameOf = useCallback(({ node }: NodeRow) => t('select', { name: node.name }), [t]);
  const isStale = useStale(observation);
  const isOld = isStale || observation.problem !== null || failed !== null;
  const statuses = useMemo(() => statusesOf(rows), [rows]);
  const versions = useMemo(() => versionsOf(rows, clusterVersion), [rows, clusterVersion]);
  const banner = <StaleBanner observation={observation} failed={failed} />;
  if (!rows.length) {
    const empty = (
      <Suspense>
        <NodesEmpty isEnabled={isEnabled !== false} nodePoolId={nodePoolId} />
      </Suspense>
    );
    if (isEnabled === false) return empty;
    if (!observation.observedAt) return isOld ? banner : <Skeleton label={t('shared:reading')} />;
    return (
      <>
        {banner}
        <div className="flex justify-end">{freshness}</div>
        {empty}
      </>
    );
  }
  const missing = missingHosts(rows, view.filter.text);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {banner}
      {!nodePoolId && <Views list="node" views={me.views} hidden={columns.hidden} onHide={columns.hide} />}
      <NodesToolbar
        view={view}
        statuses={statuses}
        versions={versions}
        pools={pools}
        rows={shown}
        total={rows.length}
        columns={columns}
        offered={offered}
        freshness={freshness}
      />
      {missing.length > 0 && (
        <p role="status" className="text-warn text-xs break-words">
          {t('missing', { count: missing.length, names: missing.join(', ') })}
        </p>
      )}
      {shown.length ? (
        <DataGrid
          label={t('grid')}
          columns={shownColumns}
          rows={shown}
          sort={view.sort}
          onSort={view.setSort}
          selection={{
            selected,
            onSelect,
            onOpen: ({ node }) => view.show(node.name),
            nameOf,
            nameOfAll: t('selectAll'),
          }}
          body={SelectableRows}
          className={isOld ? 'opacity-85' : ''}
        />
      ) : (
        <Empty title={t('filteredEmpty')} action={<Button onClick={view.clear}>{t('shared:clearFilter')}</Button>} />
      )}
      <p className="text-text-soft flex flex-wrap items-baseline gap-x-2 text-xs">
        {t('notHere')} <Copyable text="kubectl get nodes,pods -A -o wide" what={t('notHereCommand')} />
      </p>
    </div>
  );
}
