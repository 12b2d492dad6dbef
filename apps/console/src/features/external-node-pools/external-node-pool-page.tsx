import { refusalOf, type PoolAct, type Refusal } from '@isthmus/contracts/acts';
import type { Health } from '@isthmus/contracts/health';
import type { Operation } from '@isthmus/contracts/operations';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { joins } from '#features/joins/queries.ts';
import { useAuditItem } from '#features/session/queries.ts';
import { useActContext } from '#operations/in-flight.ts';
import { OperationsInFlight } from '#operations/operations-in-flight.tsx';
import { ActButton, useRefusalText } from '#shared/acts/act-button.tsx';
import { useActs, type PageAct } from '#shared/acts/page-acts.ts';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { HealthBar, HealthCounts, healthOfJoins } from '#shared/health/health-bar.tsx';
import { nodesInState, paths, poolOf, usePool } from '#shared/paths.ts';
import { nameOfRuntime } from '#shared/pool-settings/settings.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { StaleBanner, useStale } from '#shared/reading/observation.tsx';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { queryClient } from '#shared/query-client.ts';
import { Banner } from '#shared/ui/banner.tsx';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { LinkButton } from '#shared/ui/button.tsx';
import { PoolFacts } from './pool-facts.tsx';
import { PoolState } from './pool-state.tsx';
import { externalNodePool } from './queries.ts';

// Its words and shapes are those of activity, which the rest of the page does not need.
const PoolHistory = lazy(async () => {
  const [module] = await Promise.all([import('./history/pool-history.tsx'), loadTexts('described', 'operation')]);
  return { default: module.PoolHistory };
});
// Lazy, because requests are rare.
const Awaiting = lazy(
  async () => (await Promise.all([import('#shared/approvals/awaiting.tsx'), loadTexts('approvals')]))[0],
);
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
  const [search, setSearch] = useSearchParams();
  useWatch(...watch.nodes(key), ...watch.joins(key));
  const { pool, observation, nodesObservation } = data;
  const isNodesOld = useStale(nodesObservation);
  const context = useActContext(key, clusterReply);
  const textOf = useRefusalText();
  const refusal = (act: PoolAct) => refusalOf(act, pool.id, data.acts[pool.acts], context);
  /** `removable`: a reason that the person can remove on the act's own page. */
  const pageAct = (act: PoolAct, label: string, to: string, removable?: Refusal['reason']): PageAct => {
    const refused = refusal(act);
    return { label, of: pool.name, refusal: refused?.reason === removable ? null : refused, to };
  };
  const auditItem = useAuditItem({ kind: 'pool', id: pool.id, name: pool.name }, key);
  const gone = error?.problem.code === 'not-found';
  const addHosts = pageAct('add-hosts', t('addHosts'), paths.addHosts(key));
  const modify = pageAct('modify-external-node-pool', t('modify.menu'), paths.modifyExternalNodePool(key));
  const saveAsTemplate = pageAct('save-template-from-pool', t('saveAsTemplate.menu'), '?open=save-as-template');
  const remove = pageAct('delete-external-node-pool', t('delete.menu'), paths.deleteExternalNodePool(key), 'protected');
  useActs(gone ? [] : [{ ...addHosts, key: 'a' }, { ...modify, key: 'e' }, saveAsTemplate, remove]);
  const item = ({ label, refusal: why, to = '' }: PageAct) => ({ label, ...(why ? { why: textOf(why) } : { to }) });
  const requests = clusterReply.fourEyes?.requests.filter(({ nodePoolId }) => nodePoolId === pool.id) ?? [];
  const states = hosts?.joins.map(({ state }) => state) ?? [];
  const concerns = ({ target, kind }: Operation) =>
    target['nodePoolId'] === key.nodePoolId && kind !== 'drain-external-node' && kind !== 'delete-external-node';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={pool.name}
        names={{ cluster: clusterReply.cluster.name }}
        state={<PoolState state={pool.state} />}
        facts={
          <>
            <Copyable text={pool.id} what={t('id')} />
            <span>{[pool.nodeType, pool.runtime && nameOfRuntime(pool.runtime)].filter(Boolean).join(' · ')}</span>
            <UnreadableRow fields={pool.unreadable} />
          </>
        }
        action={
          !gone && (
            <>
              <ActButton refusal={addHosts.refusal} to={paths.addHosts(key)} variant="primary">
                {addHosts.label}
              </ActButton>
              <ActButton refusal={modify.refusal} to={paths.modifyExternalNodePool(key)}>
                {modify.label}
              </ActButton>
            </>
          )
        }
        more={gone ? auditItem : [item(saveAsTemplate), ...auditItem, { ...item(remove), danger: true, apart: true }]}
      >
        {!gone && (
          <PoolHealth
            health={pool.health}
            isOutOfDate={isNodesOld}
            joining={
              states.some((state) => expected.has(state))
                ? { health: healthOfJoins(states), total: states.length }
                : null
            }
          />
        )}
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
        // The list of nodes shows its own problem, which is mostly the same.
        !error && !nodesObservation.problem && <StaleBanner observation={observation} />
      )}
      {requests.length > 0 && (
        <Suspense>
          <Awaiting requests={requests} />
        </Suspense>
      )}
      <OperationsInFlight cluster={key} rights={clusterReply} concerns={concerns} />
      {!gone && (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 2xl:grid-cols-[minmax(0,1fr)_304px]">
          <Outlet />
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6">
            <PoolFacts pool={pool} />
            <Suspense>
              <PoolHistory />
            </Suspense>
          </div>
        </div>
      )}
      {search.get('open') === 'save-as-template' && (
        <Suspense>
          <SaveAsTemplate pool={pool} onClose={() => setSearch({}, { replace: true })} />
        </Suspense>
      )}
    </div>
  );
}

interface HealthProps {
  health: Health;
  isOutOfDate: boolean;
  /** The added hosts; null when none of them needs anything. */
  joining: { health: Health; total: number } | null;
}

/** Shows the share and the number of each state, and the way to the expected hosts. */
function PoolHealth({ health, isOutOfDate, joining }: HealthProps) {
  const { t } = useTranslation('external-node-pools');
  const key = usePool();
  return (
    <div className="grid gap-1.5">
      <HealthBar health={health} isOutOfDate={isOutOfDate} size="header" />
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-x-4">
        <HealthCounts
          health={health}
          isOutOfDate={isOutOfDate}
          to={(state) => nodesInState(key, state, key.nodePoolId)}
          without={[]}
          words
        />
        {joining && (
          <Link
            to={paths.addHosts(key)}
            className="bg-info-soft inline-flex min-h-7 items-center gap-2.5 rounded-md px-2.5 text-xs hover:underline"
          >
            <span className="font-medium">{t('adding', { count: joining.total })}</span>
            <span className="w-24">
              <HealthBar health={joining.health} />
            </span>
            {t('expected', { count: joining.health.running, total: joining.total })}
          </Link>
        )}
      </div>
    </div>
  );
}
