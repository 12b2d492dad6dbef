import { refusalOf } from '@isthmus/contracts/acts';
import { useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, type LoaderFunctionArgs } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { externalNodePools } from '#features/external-node-pools/queries.ts';
import { useAuditItem } from '#features/session/queries.ts';
import { useActContext, useIsCreatingPool } from '#operations/in-flight.ts';
import { GroupsInFlight } from '#operations/groups-in-flight.tsx';
import { OperationsInFlight } from '#operations/operations-in-flight.tsx';
import { ActButton } from '#shared/acts/act-button.tsx';
import { useActs } from '#shared/acts/page-acts.ts';
import { loadTexts } from '#shared/i18n/i18n.ts';
import { clusterOf, paths, useCluster } from '#shared/paths.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Freshness } from '#shared/reading/observation.tsx';
import { UnreadableRow } from '#shared/reading/unreadable-row.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { queryClient } from '#shared/query-client.ts';
import { tkeConsole } from '#shared/tke-console.ts';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { TabBar } from '#shared/ui/tab-bar.tsx';
import { AddHostsButton } from './add-hosts-button.tsx';
import { ClusterStatus } from './cluster-status.tsx';
import { cluster as clusterQuery, refreshingCluster } from './queries.ts';
import { nextActOf } from './next-act.ts';

// Lazy, because a cluster with nodes no longer shows it.
const Awaiting = lazy(
  async () => (await Promise.all([import('#shared/approvals/awaiting.tsx'), loadTexts('approvals')]))[0],
);
const SetupProgress = lazy(() => import('./setup-progress.tsx'));

export const loader = ({ params }: LoaderFunctionArgs) => queryClient.ensureQueryData(clusterQuery(clusterOf(params)));

/** Renders the frame of a cluster's pages: header, setup progress, running operations and tabs. */
export function Component() {
  const { t } = useTranslation(['clusters', 'shared']);
  const key = useCluster();
  const { pathname } = useLocation();
  const { data } = useSuspenseQuery(clusterQuery(key));
  const { cluster, support, observation } = data;
  const enabled = cluster.readiness === 'enabled';
  useWatch(...watch.cluster(key), ...(enabled ? [...watch.nodes(key), ...watch.joins(key)] : []));
  const refreshing = useMutation(refreshingCluster(key));
  const { data: pools } = useQuery({ ...externalNodePools(key), enabled });
  const { data: accounts } = useSuspenseQuery(cloudAccounts());
  const account = accounts.accounts.find(({ id }) => id === key.accountId);
  const tkeConsoleUrl = account && tkeConsole.cluster(account, key.clusterId);
  const auditItem = useAuditItem({ kind: 'cluster', id: key.clusterId, name: cluster.name }, key);
  const isCreatingPool = useIsCreatingPool(key);
  const onlyPool = pools?.pools.length === 1 ? pools.pools[0] : undefined;
  const step = nextActOf(cluster, { isCreatingPool, listed: pools?.pools.length });
  // With several pools, the act links to the pool list. On that list it would link to itself.
  const next = step === 'add-hosts' && !onlyPool && pathname === paths.externalNodePools(key) ? null : step;
  const addHosts = onlyPool ? paths.addHosts({ ...key, nodePoolId: onlyPool.id }) : paths.externalNodePools(key);
  const context = useActContext(key, data);
  const creation = refusalOf('create-external-node-pool', key.clusterId, data.acts, context);
  const enabling = refusalOf('enable-external-node-support', key.clusterId, data.acts, context);
  const adding = onlyPool ? refusalOf('add-hosts', onlyPool.id, pools?.acts[onlyPool.acts], context) : null;
  const refusals = { enable: enabling, retry: enabling, 'create-pool': creation, 'add-hosts': adding };
  const createPool = {
    label: t('act.create-pool'),
    of: cluster.name,
    refusal: creation,
    to: paths.newExternalNodePool(key),
  };
  useActs(next === 'create-pool' ? [] : [createPool]);
  const requests = data.fourEyes?.requests ?? [];
  const isSetUp = enabled && (cluster.nodes ?? 0) > 0;
  // The other tabs show the age and operations of their own data.
  const tabs = [
    { to: paths.cluster(key), label: t('tabs.overview'), end: true },
    { to: paths.externalNodePools(key), label: t('tabs.pools'), count: cluster.pools },
    { to: paths.externalNodes(key), label: t('tabs.nodes'), count: cluster.nodes },
    { to: paths.network(key), label: t('tabs.network') },
    { to: paths.clusterActivity(key), label: t('tabs.activity') },
  ];
  const tab = tabs.find(({ to }) => to === pathname)?.label;
  const showsClusterData = ['', 'network'].includes(pathname.slice(paths.cluster(key).length + 1));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={cluster.name}
        tab={tab ? `${tab} · ${cluster.name}` : cluster.name}
        state={<ClusterStatus status={cluster.status} />}
        facts={
          <>
            <Copyable text={cluster.clusterId} what={t('clusterId')} />
            <span>
              {cluster.region} · v{cluster.version}
            </span>
            <UnreadableRow fields={cluster.unreadable} />
          </>
        }
        action={
          <>
            {isSetUp && pools && <AddHostsButton cluster={key} listed={pools} context={context} />}
            {next !== 'create-pool' && (
              <ActButton refusal={creation} to={createPool.to}>
                {createPool.label}
              </ActButton>
            )}
          </>
        }
        more={[
          ...(tkeConsoleUrl
            ? [{ label: t('shared:openInTke'), icon: <ExternalLink aria-hidden />, href: tkeConsoleUrl }]
            : []),
          ...auditItem,
        ]}
      >
        {!isSetUp && (
          <Suspense fallback={<div className="min-h-7" />}>
            <SetupProgress cluster={cluster} next={next} refusal={next && refusals[next]} addHosts={addHosts} />
          </Suspense>
        )}
      </PageHeader>
      {requests.length > 0 && (
        <Suspense>
          <Awaiting requests={requests} />
        </Suspense>
      )}
      <div className="border-line flex flex-wrap-reverse items-center justify-between gap-x-4 border-b">
        <div className="max-w-full min-w-0">
          <TabBar label={t('tabs.label')} tabs={tabs} />
        </div>
        {showsClusterData && (
          <Freshness observation={observation} onRefresh={() => refreshing.mutate()} pending={refreshing.isPending} />
        )}
      </div>
      {showsClusterData && (
        <>
          <OperationsInFlight cluster={key} rights={data} steps={support?.progress ?? []} />
          <GroupsInFlight cluster={key} />
        </>
      )}
      <Outlet />
    </div>
  );
}
