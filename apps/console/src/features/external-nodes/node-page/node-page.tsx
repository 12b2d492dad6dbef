import { nodeActs, refusalOf, type NodeAct } from '@isthmus/contracts/acts';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { externalNodePools, refreshingExternalNodePools } from '#features/external-node-pools/queries.ts';
import { useAuditItem } from '#features/session/queries.ts';
import { useActContext } from '#operations/in-flight.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { useActs } from '#shared/acts/page-acts.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { nodeOf, useNode } from '#shared/page/node-key.ts';
import { paths } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Freshness, StaleBanner, useStale } from '#shared/reading/observation.tsx';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { rememberVisit } from '#shared/remembered.ts';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { hostsToClean } from '../queries.ts';
import type { NodeRefusals } from '../acts/selection.ts';
import { toNodeRows } from '../list/node-rows.ts';
import { instanceReadAt } from '../node/node-facts.ts';
import { NodeHistory } from '../node-history/node-history.tsx';
import { NodeStrip } from '../node-history/node-strip.tsx';
import { NodeAside } from './node-aside.tsx';
import { externalNode } from './node-queries.ts';
import { DifferingStates, NodeState } from './node-state.tsx';
import { NodeTrouble } from './node-trouble.tsx';
import { HostWaitsForCleaning, RemovedNode, UnknownNode } from './not-listed.tsx';

// Lazy, because most visits only look.
const NodeActDialog = lazy(() => import('./node-act-dialog.tsx'));

export const loader = ({ params }: LoaderFunctionArgs) => {
  const key = nodeOf(params);
  return Promise.all([
    queryClient.ensureQueryData(externalNode(key)),
    queryClient.ensureQueryData(cluster(key)),
    queryClient.ensureQueryData(externalNodePools(key)),
    queryClient.ensureQueryData(hostsToClean(key)),
  ]);
};

/** Shows what is wrong with a node, since when, and what to do; then its states over time, its history, joins and facts. */
export function Component() {
  const { t } = useTranslation(['node-page', 'node-details', 'shared']);
  const key = useNode();
  useWatch(
    ...watch.nodes(key),
    ...watch.cluster(key),
    ...watch.joins(key),
    ...watch.hostsToClean(key),
    ...watch.operations(key.accountId),
  );
  const { data, error } = useSuspenseQuery(externalNode(key));
  const { data: clusterReply } = useSuspenseQuery(cluster(key));
  const { data: listed } = useSuspenseQuery(externalNodePools(key));
  const refreshing = useMutation(refreshingExternalNodePools(key));
  const context = useActContext(key, clusterReply);
  const refusal: NodeRefusals = (act, one) => refusalOf(act, one.name, data.acts[one.acts], context);
  const [acting, setActing] = useState<NodeAct | null>(null);
  const { node, removed, observation } = data;
  const isOld = useStale(observation);
  const name = key.nodeName;
  const clusterName = clusterReply.cluster.name;
  const acts = node
    ? nodeActs.map((act) => ({
        act,
        label: t(`node-details:act.${act}`),
        of: name,
        refusal: refusal(act, node),
        onSelect: () => setActing(act),
      }))
    : [];
  useActs(acts);
  const auditItem = useAuditItem({ kind: 'node', id: name, name }, key);
  const isKnown = node !== null;
  const to = paths.externalNode(key, name);
  useEffect(() => {
    if (isKnown) rememberVisit({ kind: 'node', name, cluster: clusterName, to });
  }, [isKnown, name, clusterName, to]);
  const row = node && toNodeRows([node], new Map(listed.pools.map(({ id, name: pool }) => [id, pool])))[0];
  const pool = listed.pools.find(({ id }) => id === (node ?? removed)?.nodePoolId);
  const readAt = !node || node.isListed ? observation.observedAt : instanceReadAt(node.status, data);
  const ip = (node ?? removed)?.ip;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={name}
        names={{ cluster: clusterName }}
        state={node && <NodeState node={node} readAt={readAt} isOld={isOld} />}
        facts={
          <>
            {ip && <Copyable text={ip} what={t('ip')} />}
            {pool && (
              <Link className="link" to={paths.externalNodePool({ ...key, nodePoolId: pool.id })}>
                {pool.name}
              </Link>
            )}
            {node?.location && <span>{node.location}</span>}
            {node && <UnreadableRow fields={node.unreadable} />}
            <Freshness observation={observation} onRefresh={() => refreshing.mutate()} pending={refreshing.isPending} />
          </>
        }
        action={acts.map(({ act, label, refusal: why, onSelect }) => (
          <ActButton key={act} refusal={why} onClick={onSelect}>
            {label}
          </ActButton>
        ))}
        more={auditItem}
      />
      <StaleBanner observation={observation} failed={error} />
      <HostWaitsForCleaning />
      {!node && !removed ? (
        <>
          <UnknownNode observation={observation} isOld={isOld} />
          <Outlet />
        </>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 2xl:grid-cols-[minmax(0,1fr)_304px]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
            {removed && <RemovedNode removed={removed} />}
            {node && !node.isListed && <p className="max-w-[72ch]">{t('node-details:facts.unlisted')}</p>}
            {node && <NodeTrouble node={node} together={data.together} pool={pool} />}
            {node && <DifferingStates node={node} list={data} />}
            <NodeStrip key={name} />
            <NodeHistory isCurrent={node?.isListed === true && !isOld} />
            <Outlet />
          </div>
          <NodeAside row={row ?? null} list={data} pool={pool} />
        </div>
      )}
      <Suspense>
        {acting && node && (
          <NodeActDialog
            act={acting}
            node={node}
            clusterName={clusterName}
            pools={listed.pools}
            refusalOf={refusal}
            onClose={() => setActing(null)}
          />
        )}
      </Suspense>
    </div>
  );
}
