import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs, ShouldRevalidateFunctionArgs } from 'react-router';
import { clusterOf, useCluster } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { ActivityList } from './list/activity-list.tsx';
import { activity, toQuery } from './queries.ts';

export function loader({ params, request }: LoaderFunctionArgs) {
  const { accountId, region, clusterId } = clusterOf(params);
  const filter = toQuery(new URL(request.url).searchParams);
  return queryClient.ensureInfiniteQueryData(activity(accountId, { ...filter, region, clusterId }));
}

/** Skips the loader, so a new filter shows immediately. The list loads its own data. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) =>
  currentUrl.pathname !== nextUrl.pathname;

export function Component() {
  const { t } = useTranslation('activity');
  const key = useCluster();
  return (
    <section aria-label={t('ofCluster')}>
      <ActivityList accountId={key.accountId} cluster={key} />
    </section>
  );
}
