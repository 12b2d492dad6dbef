import { joinStateNow } from '@isthmus/contracts/join-state';
import type { Join } from '@isthmus/contracts/joins';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { countText } from '#shared/i18n/number.ts';
import { cluster } from '#features/clusters/queries.ts';
import { externalNodePool, refreshingExternalNodePools } from '#features/external-node-pools/queries.ts';
import { refusalToAct, refusalToNote } from '#operations/rights.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { HostNetworkNote } from '#shared/host-network-note.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { withParameters } from '#shared/page/search-text.ts';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { paths, poolOf, usePool } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Freshness, StaleBanner } from '#shared/reading/observation.tsx';
import { useNow } from '#shared/time/clock.ts';
import { HostsForm } from './hosts/hosts-form.tsx';
import { JoinCommandPanel } from './live/join-command.tsx';
import { isOver } from './join-times.ts';
import { JoinsSummary } from './live/joins-summary.tsx';
import { JoinsTable } from './live/joins-table.tsx';
import { joins } from './queries.ts';
import { useRevealedCommands } from './live/revealed-commands.ts';

export const loader = ({ params }: LoaderFunctionArgs) => {
  const key = poolOf(params);
  return Promise.all([
    queryClient.ensureQueryData(joins(key)),
    queryClient.ensureQueryData(externalNodePool(key)),
    queryClient.ensureQueryData(cluster(key)),
  ]);
};

export function Component() {
  const { t } = useTranslation('joins');
  const key = usePool();
  useWatch(...watch.joins(key));
  const { data, error } = useSuspenseQuery(joins(key));
  const { pool } = useSuspenseQuery(externalNodePool(key)).data;
  const { data: clusterReply } = useSuspenseQuery(cluster(key));
  const { cluster: home, support } = clusterReply;
  const refusal = refusalToAct('add-hosts', clusterReply);
  const refreshing = useMutation(refreshingExternalNodePools(key));
  const revealed = useRevealedCommands(key);
  const [params, setParams] = useSearchParams();
  const now = useNow();
  const shown = data.joins.find(({ id }) => id === params.get('host'));
  const change = (changes: Record<string, string>) =>
    setParams((before) => withParameters(before, changes), { replace: true, preventScrollReset: true });
  const isAdding = data.joins.length === 0 || params.get('add') === '1';
  const running = data.joins.filter((join) => joinStateNow(join, now) === 'running').length;
  const onlyStuck = params.get('show') === 'stuck';
  const title = t('title', { pool: pool.name });
  const isHostNetwork = support?.networkType === 'HostNetwork';

  function planned(added: Join[]) {
    const [first] = added;
    change({ add: '', host: first && added.length === 1 ? first.id : '' });
    // The pressed button disappears with the form. The panel of a single host takes the focus itself.
    document.querySelector('h1')?.focus({ preventScroll: true });
    revealed.revealAll(added.map(({ id }) => id));
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <PageHeader
        title={title}
        tab={isAdding ? title : `${countText(running)}/${countText(data.joins.length)} ${pool.name}`}
        names={{ cluster: home.name, pool: pool.name }}
        action={
          <span className="flex flex-wrap items-center gap-x-4">
            <Freshness
              observation={data.observation}
              onRefresh={() => refreshing.mutate()}
              pending={refreshing.isPending}
            />
            {/* One button, so the focus stays on it. */}
            {data.joins.length > 0 && (
              <ActButton
                refusal={isAdding ? null : refusal}
                variant={!isAdding && data.joins.every(({ state }) => isOver(state)) ? 'primary' : 'secondary'}
                onClick={() => change({ add: isAdding ? '' : '1' })}
              >
                {isAdding ? t('showJoins', { count: data.joins.length }) : t('addMore')}
              </ActButton>
            )}
            <Link className="link" to={paths.externalNodes(key)}>
              {t('nodesLink')}
            </Link>
          </span>
        }
      />
      <StaleBanner observation={data.observation} failed={error} />
      {isAdding ? (
        <HostsForm
          pool={key}
          refusal={refusal}
          nodes={data.nodesInCluster}
          lastDownload={data.lastDownload}
          note={isHostNetwork && <HostNetworkNote />}
          onPlanned={planned}
        />
      ) : (
        <>
          <JoinsSummary
            joins={data.joins}
            refusal={refusal}
            usualMs={data.usualMs}
            revealed={revealed}
            onlyStuck={onlyStuck}
            onOnlyStuck={(only) => change({ show: only ? 'stuck' : '' })}
          />
          {!shown && <ProblemAlert problem={revealed.error} />}
          <div
            className={`grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-5 ${shown ? 'xl:grid-cols-[minmax(0,1fr)_minmax(0,420px)]' : ''}`}
          >
            {shown && (
              <div className="xl:col-start-2 xl:row-start-1">
                <JoinCommandPanel key={shown.id} join={shown} refusal={refusal} revealed={revealed} />
              </div>
            )}
            <div className="xl:col-start-1 xl:row-start-1">
              <JoinsTable
                pool={key}
                toReveal={refusal}
                toDismiss={refusalToNote('add-hosts', clusterReply)}
                joins={data.joins}
                usualMs={data.usualMs}
                onlyStuck={onlyStuck}
                revealed={revealed}
                shown={shown?.id ?? null}
                onShow={(host) => change({ host })}
              />
            </div>
          </div>
          {isHostNetwork && <HostNetworkNote />}
        </>
      )}
    </div>
  );
}
