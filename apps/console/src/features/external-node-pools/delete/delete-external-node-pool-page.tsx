import type { Operation } from '@isthmus/contracts/operations';
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { externalNodes, hostsToClean } from '#features/external-nodes/queries.ts';
import { OperationsInFlight } from '#operations/operations-in-flight.tsx';
import { inFlight } from '#operations/queries.ts';
import { refusalToAct } from '#operations/rights.ts';
import { useIdempotencyKey } from '#shared/acts/idempotency-key.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { HealthCounts } from '#shared/health/health-bar.tsx';
import { nodesInState, poolOf, usePool } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { StaleBanner, useStale } from '#shared/reading/observation.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { deletingExternalNodePool } from '../pool-mutations.ts';
import { externalNodePool } from '../queries.ts';
import { DeleteExternalNodePoolForm } from './delete-external-node-pool-form.tsx';
import { DeletionEffects } from './deletion-effects.tsx';
import { deletionStateOf } from './deletion-rules.ts';
import { DeletionSteps } from './deletion-steps.tsx';

export const loader = ({ params }: LoaderFunctionArgs) =>
  Promise.all([
    queryClient.ensureQueryData(externalNodePool(poolOf(params))),
    queryClient.ensureQueryData(externalNodes(poolOf(params))),
    queryClient.ensureQueryData(cluster(poolOf(params))),
  ]);

const concerns =
  (nodePoolId: string) =>
  ({ kind, target }: Operation) =>
    target['nodePoolId'] === nodePoolId && kind.endsWith('-pool');

/** Shows the safe steps first, then the deletion with its consequences. */
export function Component() {
  const { t } = useTranslation('external-node-pools');
  const key = usePool();
  const { data, error } = useSuspenseQuery(externalNodePool(key));
  const { data: all } = useSuspenseQuery(externalNodes(key));
  const { data: clusterReply } = useSuspenseQuery(cluster(key));
  const { data: cleaning } = useQuery(hostsToClean(key));
  useWatch(...watch.nodes(key), ...watch.hostsToClean(key));
  const [idempotencyKey, renewKey] = useIdempotencyKey();
  // The page owns the mutation: an event can remove the form before the reply arrives.
  const deleting = useMutation(deletingExternalNodePool(key, idempotencyKey));
  const { pool, observation, nodesObservation } = data;
  const isNodesOld = useStale(nodesObservation);
  const nodes = all.nodes.filter(({ nodePoolId, isListed }) => isListed && nodePoolId === pool.id);
  const toClean = cleaning?.hosts.filter((host) => host.nodePoolId === pool.id && !host.cleanedAt) ?? [];
  const { data: listed } = useQuery(inFlight(key));
  const isRead = all.observation.observedAt !== null;
  const state = deletionStateOf({ pool, nodes, isRead, operations: listed?.operations ?? [] });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t('delete.title', { name: pool.name })}
        names={{ cluster: clusterReply.cluster.name, pool: pool.name }}
        state={
          <HealthCounts
            health={pool.health}
            isOutOfDate={isNodesOld}
            to={(state) => nodesInState(key, state, pool.id)}
            without={[]}
            words
          />
        }
        facts={<Copyable text={pool.id} what={t('id')} />}
      />
      <StaleBanner observation={observation} failed={error} />
      <OperationsInFlight cluster={key} rights={clusterReply} concerns={concerns(pool.id)} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,1fr)_304px]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <DeletionSteps rights={clusterReply} pool={pool} nodes={nodes} toClean={toClean} state={state} />
          {!pool.deletionProtection && state !== 'underWay' && (
            <DeleteExternalNodePoolForm
              key={nodes.length ? 'full' : 'empty'}
              pool={pool}
              refusal={refusalToAct('delete-external-node-pool', clusterReply)}
              nodes={nodes}
              isOutOfDate={isNodesOld}
              deleting={deleting}
              renewKey={renewKey}
            />
          )}
        </div>
        {/* On narrow screens, what it means comes before the steps. */}
        <div className="max-xl:order-first">
          <DeletionEffects name={pool.name} count={nodes.length} />
        </div>
      </div>
    </div>
  );
}
