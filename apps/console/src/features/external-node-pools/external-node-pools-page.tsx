import { refusalOf } from '@isthmus/contracts/acts';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { useActContext, useIsCreatingPool } from '#operations/in-flight.ts';
import { OperationsInFlight } from '#operations/operations-in-flight.tsx';
import { ActButton } from '#shared/acts/act-button.tsx';
import { clusterOf, paths, useCluster } from '#shared/paths.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { EnableLink } from '#shared/eligibility/enable-link.tsx';
import { useWatch } from '#shared/reading/events.ts';
import { Freshness, StaleBanner, useStale } from '#shared/reading/observation.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { PoolList } from './list/pool-list.tsx';
import { externalNodePools, refreshingExternalNodePools } from './queries.ts';

export const loader = ({ params }: LoaderFunctionArgs) =>
  Promise.all([
    queryClient.ensureQueryData(externalNodePools(clusterOf(params))),
    queryClient.ensureQueryData(cluster(clusterOf(params))),
  ]);

const concernsPools = ({ kind }: { kind: string }) =>
  kind === 'create-external-node-pool' || kind === 'delete-external-node-pool';

/** Renders the pools of a cluster. Operations that create or delete pools appear above the list. */
export function Component() {
  const { t } = useTranslation(['external-node-pools', 'shared']);
  const key = useCluster();
  const { data, error } = useSuspenseQuery(externalNodePools(key));
  const { data: clusterReply } = useSuspenseQuery(cluster(key));
  const refreshing = useMutation(refreshingExternalNodePools(key));
  useWatch(...watch.nodes(key));
  const { pools, observation, nodesObservation } = data;
  const isNodesOld = useStale(nodesObservation);
  const unread = clusterReply.support === null && !clusterReply.observation.problem;
  const enabled = clusterReply.cluster.readiness === 'enabled';
  const context = useActContext(key, clusterReply);
  // A pool that is being created appears above the list as an operation.
  const isCreatingPool = useIsCreatingPool(key);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <OperationsInFlight cluster={key} rights={clusterReply} concerns={concernsPools} />
      {observation.problem || error ? (
        <StaleBanner observation={observation} failed={error} />
      ) : (
        <StaleBanner observation={nodesObservation} />
      )}
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-md">{t('count', { count: pools.length })}</h2>
        <Freshness observation={observation} onRefresh={() => refreshing.mutate()} pending={refreshing.isPending} />
      </header>
      {pools.length > 0 ? (
        <PoolList pools={pools.map((pool) => ({ ...pool, isOutOfDate: isNodesOld }))} />
      ) : unread ? (
        <Empty title={t('notRead.title')}>{t('notRead.text')}</Empty>
      ) : !enabled ? (
        <Empty title={t('notEnabled.title')} action={<EnableLink {...clusterReply} context={context} />}>
          {t('notEnabled.text')}
        </Empty>
      ) : isCreatingPool ? null : observation.observedAt ? (
        <Empty
          title={t('empty.title')}
          action={
            <ActButton
              refusal={refusalOf('create-external-node-pool', '', clusterReply.acts, context)}
              to={paths.newExternalNodePool(key)}
            >
              {t('empty.create')}
            </ActButton>
          }
        >
          {t('empty.text')} {t('empty.noun')}
        </Empty>
      ) : (
        !observation.problem && <Skeleton label={t('shared:reading')} lines={3} />
      )}
    </div>
  );
}
