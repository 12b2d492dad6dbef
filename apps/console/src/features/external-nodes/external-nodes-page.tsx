import { refusalOf, type NodeAct } from '@isthmus/contracts/acts';
import type { ExternalNode } from '@isthmus/contracts/external-nodes';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { externalNodePools, refreshingExternalNodePools } from '#features/external-node-pools/queries.ts';
import { useActContext } from '#operations/in-flight.ts';
import { GroupsInFlight } from '#operations/groups-in-flight.tsx';
import { inFlight } from '#operations/queries.ts';
import { clusterOf, useCluster } from '#shared/paths.ts';
import { sortRows } from '#shared/data-grid/sort.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Freshness, useStale } from '#shared/reading/observation.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { filterNodes } from './list/filter-nodes.ts';
import { nodeColumns } from './list/node-columns.tsx';
import { toNodeRows } from './list/node-rows.ts';
import { useNodeView } from './list/node-view.ts';
import { NodesBody } from './list/nodes-body.tsx';
import { externalNodes } from './queries.ts';
import { selectionFor, type ActPart, type NodeRefusals } from './acts/selection.ts';

// Lazy, because most visits need none of them.
const FactsMissing = lazy(() => import('./list/facts-missing.tsx'));
const HostsToClean = lazy(() => import('./list/hosts-to-clean.tsx'));
const NodeDrawer = lazy(() => import('./node/node-drawer.tsx'));
const SelectionBar = lazy(() => import('./acts/selection-bar.tsx'));
const ActDialog = lazy(() => import('./acts/act-dialog.tsx'));

/**
 * Does not wait for the nodes, the largest answer: the frame is shown meanwhile, and need not be built after they arrive. Waits for the
 * operations, whose groups are above the rows and would move them.
 */
export const loader = ({ params }: LoaderFunctionArgs) => {
  const key = clusterOf(params);
  void queryClient.prefetchQuery(externalNodes(key));
  return Promise.all([
    queryClient.ensureQueryData(externalNodePools(key)),
    queryClient.ensureQueryData(cluster(key)),
    // The page works without them.
    queryClient.ensureQueryData(inFlight(key)).catch(() => undefined),
  ]);
};

export function Component() {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<Skeleton label={t('loading')} lines={8} />}>
      <Nodes />
    </Suspense>
  );
}

/** Renders the nodes of a cluster, or those of one pool on the pool's page. */
function Nodes() {
  const { t } = useTranslation('external-nodes');
  const key = useCluster();
  const { nodePoolId } = useParams();
  useWatch(...watch.nodes(key), ...watch.hostsToClean(key), ...watch.cluster(key));
  const { data, error } = useSuspenseQuery(externalNodes(key));
  const { data: listed } = useSuspenseQuery(externalNodePools(key));
  const { data: clusterReply } = useSuspenseQuery(cluster(key));
  const refreshing = useMutation(refreshingExternalNodePools(key));
  const context = useActContext(key, clusterReply);
  const nodeRefusal: NodeRefusals = (act, node) => refusalOf(act, node.name, data.acts[node.acts], context);
  const factsProblem = data.joiningObservation.problem ?? data.factsObservation.problem;
  const view = useNodeView(nodePoolId ? 'status' : 'name');
  const [selectedIds, setSelectedIds] = useState(() => new Set<string>());
  const [acting, setActing] = useState<{ act: NodeAct; parts: ActPart[] } | null>(null);

  const isOutOfDate = useStale(data.observation);
  const rows = useMemo(
    () =>
      toNodeRows(
        nodePoolId ? data.nodes.filter((node) => node.nodePoolId === nodePoolId) : data.nodes,
        new Map(listed.pools.map(({ id, name }) => [id, name])),
        isOutOfDate,
      ),
    [data.nodes, listed.pools, nodePoolId, isOutOfDate],
  );
  const { status, pool, version } = view.filter;
  // A key shows in the field first; the rows follow, and a later key interrupts them.
  const text = useDeferredValue(view.filter.text);
  const clusterVersion = clusterReply.cluster.version;
  const { by, descending } = view.sort;
  // Sorts before filtering, so a key press does not sort.
  const sorted = useMemo(() => sortRows(rows, nodeColumns, { by, descending }), [rows, by, descending]);
  const shown = useMemo(
    () => filterNodes(sorted, { text, status, pool, version }, clusterVersion),
    [sorted, text, status, pool, version, clusterVersion],
  );
  const selected = useMemo(() => sorted.filter(({ id }) => selectedIds.has(id)), [sorted, selectedIds]);
  const shownIds = selected.length ? new Set(shown.map(({ id }) => id)) : null;
  const hidden = shownIds ? selected.filter(({ id }) => !shownIds.has(id)).length : 0;
  const selectedNodes = selected.map(({ node }) => node);
  const start = (act: NodeAct, nodes: ExternalNode[]) =>
    setActing({
      act,
      parts: [
        {
          cluster: key,
          clusterName: clusterReply.cluster.name,
          selection: selectionFor(act, nodes, nodeRefusal),
          all: rows.map(({ node }) => node),
          poolOf: (id) => listed.pools.find((one) => one.id === id)?.name ?? id ?? '',
          isOutOfDate,
        },
      ],
    });
  const done = () => {
    setActing(null);
    setSelectedIds(new Set());
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <GroupsInFlight cluster={key} />
      {!nodePoolId && clusterReply.hostsToClean > 0 && (
        <Suspense fallback={<div style={{ height: 38 }} />}>
          <HostsToClean cluster={key} />
        </Suspense>
      )}
      {/* Above the rows, whose empty columns it explains. The list's banner already says a problem of both. */}
      {factsProblem && factsProblem.code !== data.observation.problem?.code && (
        <Suspense fallback={<div className="h-14" />}>
          <FactsMissing problem={factsProblem} observedAt={data.factsObservation.observedAt} />
        </Suspense>
      )}
      <NodesBody
        rows={rows}
        shown={shown}
        pools={nodePoolId ? [] : listed.pools}
        nodePoolId={nodePoolId}
        clusterVersion={clusterVersion}
        observation={data.observation}
        failed={error}
        isEnabled={clusterReply.support ? clusterReply.support.status === 'Enabled' : null}
        view={view}
        selected={selectedIds}
        onSelect={setSelectedIds}
        freshness={
          <Freshness
            observation={data.observation}
            onRefresh={() => refreshing.mutate()}
            pending={refreshing.isPending}
          />
        }
      />
      {rows.length > 0 && (
        <p data-control className="text-text-soft text-xs max-sm:hidden">
          {t('keys')}
        </p>
      )}
      {selected.length > 0 && (
        <Suspense>
          <SelectionBar
            selected={selectedNodes}
            hidden={hidden}
            refusalOf={nodeRefusal}
            onAct={(act) => start(act, selectedNodes)}
            onClear={() => setSelectedIds(new Set())}
          />
        </Suspense>
      )}
      <Suspense>
        {view.open && (
          <NodeDrawer
            cluster={key}
            clusterName={clusterReply.cluster.name}
            name={view.open}
            row={rows.find(({ node }) => node.name === view.open)}
            list={data}
            refusalOf={nodeRefusal}
            onClose={view.hide}
            onAct={(act, node) => {
              view.hide();
              start(act, [node]);
            }}
          />
        )}
        {acting && <ActDialog {...acting} onClose={() => setActing(null)} onDone={done} />}
      </Suspense>
    </div>
  );
}
