import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs, ShouldRevalidateFunctionArgs } from 'react-router';
import { PageHeader } from '#shared/page/page-header.tsx';
import { accountOf, useAccountId } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { ActivityList } from './list/activity-list.tsx';
import { activity, toQuery } from './queries.ts';

export const loader = ({ params, request }: LoaderFunctionArgs) =>
  queryClient.ensureInfiniteQueryData(activity(accountOf(params), toQuery(new URL(request.url).searchParams)));

/** Skips the loader, so a new filter shows immediately. The list loads its own data. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) =>
  currentUrl.pathname !== nextUrl.pathname;

export function Component() {
  const { t } = useTranslation('activity');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t('title')} />
      <ActivityList accountId={useAccountId()} />
    </div>
  );
}
