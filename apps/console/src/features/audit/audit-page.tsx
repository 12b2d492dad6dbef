import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams, type LoaderFunctionArgs, type ShouldRevalidateFunctionArgs } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { session } from '#features/session/queries.ts';
import { readsAudit } from '#shared/audit-link.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { SettingsTabs } from '#shared/page/settings-tabs.tsx';
import { ProblemAlert } from '#shared/problem-alert.tsx';
import { queryClient } from '#shared/query-client.ts';
import { timeZone } from '#shared/time/time-zone.ts';
import { describeTimeZone } from '#shared/time/zone-names.ts';
import { Button } from '#shared/ui/button.tsx';
import { Menu } from '#shared/ui/menu.tsx';
import { Empty, Skeleton } from '#shared/ui/placeholder.tsx';
import { auditColumns } from './audit-columns.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { audit, exportPath, toFilter } from './queries.ts';
import { SealLine } from './seal-line.tsx';
import { useAuditRows } from './use-audit-rows.ts';

export const loader = ({ request }: LoaderFunctionArgs) =>
  Promise.all([
    queryClient.ensureInfiniteQueryData(audit(toFilter(new URL(request.url).searchParams))),
    queryClient.ensureQueryData(cloudAccounts()),
  ]);

/** Skips the loader, so a new filter shows immediately. The list loads its own data. */
export const shouldRevalidate = ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) =>
  currentUrl.pathname !== nextUrl.pathname;

/** Who did what, newest first. Old rows stay while a new filter loads. */
export function Component() {
  const { t } = useTranslation(['audit', 'shared']);
  const [search, setSearch] = useSearchParams();
  const filter = toFilter(search);
  const { data: reader } = useSuspenseQuery(session());
  const { accounts } = useSuspenseQuery(cloudAccounts()).data;
  const read = useInfiniteQuery({ ...audit(filter), placeholderData: keepPreviousData });
  const pages = read.data?.pages ?? [];
  const [openId, setOpenId] = useState<string>();
  const rows = useAuditRows(pages, accounts, openId, setOpenId);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader
        title={t('shared:place.audit')}
        action={
          <Menu
            items={[
              { label: t('asCsv'), href: exportPath(filter, 'csv') },
              { label: t('asJsonLines'), href: exportPath(filter, 'jsonl') },
            ]}
          >
            <Button>
              {t('export')} <ChevronDown aria-hidden />
            </Button>
          </Menu>
        }
      >
        <p className="text-text-soft max-w-[72ch]">{t('lead')}</p>
      </PageHeader>
      <SettingsTabs accountId={accounts[0]?.id} hasAudit />
      <AuditFilters people={pages[0]?.people ?? []} accounts={accounts.filter(({ id }) => readsAudit(reader, id))} />
      <ProblemAlert problem={read.error} tone={read.data ? 'warn' : 'bad'} />
      {read.isPending && <Skeleton label={t('reading')} />}
      {rows.length > 0 && (
        <DataGrid
          label={t('table')}
          columns={auditColumns}
          rows={rows}
          className={read.isPlaceholderData ? 'opacity-60' : ''}
        />
      )}
      {read.data && rows.length === 0 && search.size === 0 && <Empty title={t('empty')}>{t('emptyText')}</Empty>}
      {read.data && rows.length === 0 && search.size > 0 && (
        <Empty
          title={t('filtered')}
          action={
            <Button onClick={() => setSearch({}, { preventScrollReset: true })}>{t('shared:clearFilter')}</Button>
          }
        >
          {t('filteredText')}
        </Empty>
      )}
      <footer className="flex flex-wrap items-center gap-3">
        {read.hasNextPage && (
          <Button onClick={() => void read.fetchNextPage()} pending={read.isFetchingNextPage}>
            {read.isFetchingNextPage ? t('older') : t('shared:moreRows')}
          </Button>
        )}
        {rows.length > 0 && (
          <p className="text-text-soft text-xs">
            {t('shown', { count: rows.length, zone: describeTimeZone(timeZone()) })}
          </p>
        )}
        {pages[0] && <SealLine {...pages[0].seal} />}
      </footer>
    </div>
  );
}
