import { refusalOf, type PoolAct, type Refusal } from '@isthmus/contracts/acts';
import { nodesIn } from '@isthmus/contracts/health';
import type { Operation } from '@isthmus/contracts/operations';
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { joins } from '#features/joins/queries.ts';
import { useActContext } from '#operations/in-flight.ts';
import { OperationsInFlight } from '#operations/operations-in-flight.tsx';
import { ActButton, useRefusalText } from '#shared/acts/act-button.tsx';
import { paths, poolOf, usePool } from '#shared/paths.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Freshness, StaleBanner } from '#shared/reading/observation.tsx';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { PoolFacts } from './pool-facts.tsx';
import { NodeHealth, PoolState } from './pool-state.tsx';
import { externalNodePool, refreshingExternalNodePools } from './queries.ts';

const SaveAsTemplate = lazy(() => import('./save-as-template-dialog.tsx'));

export const loader = ({ params }: LoaderFunctionArgs) =>
  Promise.all([
    queryClient.ensureQueryData(externalNodePool(poolOf(params))),
    queryClient.ensureQueryData(cluster(poolOf(params))),
  ]);

/** Join states that still need an action or an event. */
const expected = new Set(['planned', 'waiting', 'late', 'seen', 'expired', 'refused']);

export function Component() {
  const { t } = useTranslation('external-node-pools');
  const key = usePool();
  const { data, error } = useSuspenseQuery(externalNodePool(key));
  const { data: clusterReply } = useSuspenseQuery(cluster(key));
  const { data: hosts } = useQuery(joins(key));
  const refreshing = useMutation(refreshingExternalNodePools(key));
  const [search, setSearch] = useSearchParams();
  useWatch(...watch.nodes(key), ...watch.joins(key));
  const { pool, observation, nodesObservation } = data;
  const context = useActContext(key, clusterReply.permits);
  const textOf = useRefusalText();
  const refusal = (act: PoolAct) => refusalOf(act, pool.id, data.acts[pool.acts], context);
  /** `removable`: a reason that the person can remove on the act's own page. */
  const item = (act: PoolAct, label: string, to: string, removable?: Refusal['reason']) => {
    const refused = refusal(act);
    return { label, ...(refused && refused.reason !== removable ? { why: textOf(refused) } : { to }) };
  };
  const gone = error?.problem.code === 'not-found';
  const waiting = hosts?.joins.filter(({ state }) => expected.has(state)).length ?? 0;
  const concerns = ({ target, kind }: Operation) =>
    target['nodePoolId'] === key.nodePoolId && kind !== 'drain-external-node' && kind !== 'delete-external-node';
  return (
    <div className="grid gap-5">
      <PageHeader
        title={pool.name}
        names={{ cluster: clusterReply.cluster.name }}
        state={
          <>
            {!gone && <NodeHealth health={pool.health} />}
            <PoolState state={pool.state} />
          </>
        }
        facts={
          <>
            <Copyable text={pool.id} what={t('id')} />
            <UnreadableRow fields={pool.unreadable} />
          </>
        }
        action={
          !gone && (
            <ActButton refusal={refusal('add-hosts')} to={paths.addHosts(key)} variant="primary">
              {t('addHosts')}
            </ActButton>
          )
        }
        more={
          gone
            ? []
            : [
                item('modify-external-node-pool', t('modify.menu'), paths.modifyExternalNodePool(key)),
                item('save-template-from-pool', t('saveAsTemplate.menu'), '?open=save-as-template'),
                {
                  ...item(
                    'delete-external-node-pool',
                    t('delete.menu'),
                    paths.deleteExternalNodePool(key),
                    'protected',
                  ),
                  danger: true,
                  apart: true,
                },
              ]
        }
      >
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="flex flex-wrap gap-x-4">
            <Link to={paths.externalNodes(key, `?pool=${pool.id}`)} className="link inline-flex min-h-6 items-center">
              {t('nodesOfPool', { count: nodesIn(pool.health) })}
            </Link>
            {waiting > 0 && (
              <Link to={paths.addHosts(key)} className="link inline-flex min-h-6 items-center">
                {t('expected', { count: waiting })}
              </Link>
            )}
          </p>
          <Freshness observation={observation} onRefresh={() => refreshing.mutate()} pending={refreshing.isPending} />
        </div>
      </PageHeader>
      {gone ? (
        <Banner
          tone="warn"
          role="status"
          title={t('gone.title')}
          action={<LinkButton to={paths.externalNodePools(key)}>{t('gone.pools')}</LinkButton>}
        >
          {t('gone.text')}
        </Banner>
      ) : (
        <StaleBanner observation={observation.problem ? observation : nodesObservation} failed={error} />
      )}
      <OperationsInFlight cluster={key} concerns={concerns} />
      <PoolFacts pool={pool} />
      {search.get('open') === 'save-as-template' && (
        <Suspense>
          <SaveAsTemplate pool={pool} onClose={() => setSearch({}, { replace: true })} />
        </Suspense>
      )}
    </div>
  );
}
