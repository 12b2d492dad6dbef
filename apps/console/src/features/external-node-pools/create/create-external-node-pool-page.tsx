import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { cluster } from '#features/clusters/queries.ts';
import { templates } from '#features/templates/queries.ts';
import { useActContext } from '#operations/in-flight.ts';
import { refusalToAct } from '#operations/rights.ts';
import { clusterOf, useCluster } from '#shared/paths.ts';
import { watch } from '#shared/reading/event-keys.ts';
import { EnableLink } from '#shared/eligibility/enable-link.tsx';
import { useWatch } from '#shared/reading/events.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { SlowAnswer } from '#shared/time/waiting.tsx';
import { StaleBanner } from '#shared/reading/observation.tsx';
import { Banner } from '#shared/ui/banner.tsx';
import { Button } from '#shared/ui/button.tsx';
import { Skeleton } from '#shared/ui/placeholder.tsx';
import { CreateExternalNodePoolForm } from './create-external-node-pool-form.tsx';
import { externalNodePools } from '../queries.ts';
import { runtimes } from './runtimes.ts';

/** Starts reading the runtimes from TKE without waiting for them. The page shows the progress. */
export async function loader({ params }: LoaderFunctionArgs) {
  const key = clusterOf(params);
  void queryClient.prefetchQuery({ ...runtimes(key), retry: false });
  await Promise.all([
    queryClient.ensureQueryData(cluster(key)),
    queryClient.ensureQueryData(externalNodePools(key)),
    queryClient.fetchQuery(templates()),
  ]);
  return null;
}

export function Component() {
  const { t } = useTranslation(['external-node-pools', 'shared']);
  const key = useCluster();
  const { data: clusterReply, error } = useSuspenseQuery(cluster(key));
  const { data: list } = useSuspenseQuery(externalNodePools(key));
  const { data: kept } = useSuspenseQuery(templates());
  const offered = useQuery({ ...runtimes(key), retry: false });
  useWatch(...watch.cluster(key));
  const { name, readiness } = clusterReply.cluster;
  const unread = clusterReply.support === null && !clusterReply.observation.problem;
  const context = useActContext(key, clusterReply);
  const networkType = clusterReply.support?.networkType ?? '';
  return (
    <div className="grid gap-5">
      <PageHeader title={t('new.title', { cluster: name })} names={{ cluster: name }} />
      <StaleBanner observation={clusterReply.observation} failed={error} />
      {unread && (
        <Banner tone="info" title={t('notRead.title')}>
          {t('notRead.text')}
        </Banner>
      )}
      {!unread && readiness !== 'enabled' && (
        <Banner tone="warn" title={t('notEnabled.title')} action={<EnableLink {...clusterReply} context={context} />}>
          {t('notEnabled.text')}
        </Banner>
      )}
      {offered.error && (
        <ProblemAlert
          problem={offered.error}
          action={<Button onClick={() => void offered.refetch()}>{t('shared:tryAgain')}</Button>}
        />
      )}
      {offered.isFetching && <SlowAnswer />}
      {offered.isPending ? (
        <Skeleton label={t('new.readingRuntimes')} />
      ) : (
        <CreateExternalNodePoolForm
          cluster={clusterReply.cluster}
          refusal={refusalToAct('create-external-node-pool', clusterReply)}
          networkType={networkType}
          pools={list.pools}
          offered={offered.data?.runtimes}
          templates={kept.templates}
        />
      )}
    </div>
  );
}
