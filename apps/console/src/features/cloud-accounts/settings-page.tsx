import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { useWhomToAsk } from '#features/people/queries.ts';
import { session, useOwnRefusal } from '#features/session/queries.ts';
import { ActButton } from '#shared/acts/act-button.tsx';
import { readsAudit } from '#shared/audit-link.ts';
import { DataGrid } from '#shared/data-grid/data-grid.tsx';
import { PageHeader } from '#shared/page/page-header.tsx';
import { SettingsTabs } from '#shared/page/settings-tabs.tsx';
import { accountOf, paths, useAccountId } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { Section } from '#shared/ui/section.tsx';
import { cloudAccountColumns } from './cloud-account-columns.tsx';
import { cloudAccounts } from './queries.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const { accounts } = await queryClient.ensureQueryData(cloudAccounts());
  if (!accounts.some(({ id }) => id === accountOf(params))) throw new Response('', { status: 404 });
  return null;
}

export function Component() {
  const { t } = useTranslation('cloud-accounts');
  const accountId = useAccountId();
  const { data } = useSuspenseQuery(cloudAccounts());
  const { data: reader } = useSuspenseQuery(session());
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={t('settings.title')}
        action={
          <ActButton refusal={useWhomToAsk(useOwnRefusal('own'), 'owner')} to={paths.newAccount()} variant="primary">
            {t('settings.add')}
          </ActButton>
        }
      >
        <p className="text-text-soft max-w-[72ch]">{t('settings.lead')}</p>
      </PageHeader>
      <SettingsTabs accountId={accountId} hasAudit={readsAudit(reader)} />
      <Section title={t('settings.accounts')}>
        <DataGrid
          label={t('settings.accounts')}
          columns={cloudAccountColumns}
          rows={data.accounts.map((account) => ({ ...account, isHere: account.id === accountId }))}
        />
      </Section>
    </div>
  );
}
