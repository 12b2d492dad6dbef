import type { Join } from '@isthmus/contracts/joins';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams, type LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { externalNodePool, refreshingExternalNodePools } from '#features/external-node-pools/queries.ts';
import { HostNetworkNote } from '#shared/host-network-note.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { paths, poolOf, usePool } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { useWatch } from '#shared/reading/events.ts';
import { Freshness, StaleBanner } from '#shared/reading/observation.tsx';
import { Button } from '#shared/ui/button.tsx';
import { HostsForm } from './hosts/hosts-form.tsx';
import { JoinCommandPanel } from './join-command.tsx';
import { JoinsTable } from './joins-table.tsx';
import { joins } from './queries.ts';
import { useRevealedCommands } from './revealed-commands.ts';

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
  const { cluster: home, support } = useSuspenseQuery(cluster(key)).data;
  const refreshing = useMutation(refreshingExternalNodePools(key));
  const revealed = useRevealedCommands(key);
  const [params, setParams] = useSearchParams();
  const [isBuilding, setBuilding] = useState(false);
  const shown = data.joins.find(({ id }) => id === params.get('host'));
  const show = (joinId: string) => setParams({ host: joinId }, { replace: true, preventScrollReset: true });

  function planned([first]: Join[], isOne: boolean) {
    setBuilding(false);
    if (!first || !isOne) return;
    show(first.id);
    revealed.reveal(first.id);
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <PageHeader
        title={t('title', { pool: pool.name })}
        names={{ cluster: home.name, pool: pool.name }}
        action={
          <span className="flex flex-wrap items-center gap-x-4">
            <Freshness
              observation={data.observation}
              onRefresh={() => refreshing.mutate()}
              pending={refreshing.isPending}
            />
            <Link className="link" to={paths.externalNodes(key)}>
              {t('nodesLink')}
            </Link>
          </span>
        }
      />
      <StaleBanner observation={data.observation} failed={error} />
      {support?.networkType === 'HostNetwork' && (
        <div className={shown ? 'max-lg:order-last' : ''}>
          <HostNetworkNote />
        </div>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,560px)_minmax(0,1fr)]">
        {shown && (
          <div className="lg:col-start-2 lg:row-start-1">
            <JoinCommandPanel key={shown.id} join={shown} revealed={revealed} />
          </div>
        )}
        <div className="lg:col-start-1 lg:row-start-1">
          {shown && !isBuilding && (
            <Button className="lg:hidden" onClick={() => setBuilding(true)}>
              {t('builder.another')}
            </Button>
          )}
          <div className={shown && !isBuilding ? 'max-lg:hidden' : ''}>
            <HostsForm pool={key} nodes={data.nodesInCluster} lastDownload={data.lastDownload} onPlanned={planned} />
          </div>
        </div>
      </div>
      <JoinsTable pool={key} joins={data.joins} revealed={revealed} shown={shown?.id ?? null} onShow={show} />
    </div>
  );
}
