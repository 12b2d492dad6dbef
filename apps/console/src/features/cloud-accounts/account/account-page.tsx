import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { useSettingsRefusal } from '#features/session/queries.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { accountOf, useAccountId } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { Copyable } from '#shared/ui/copy/copyable.tsx';
import { cloudAccounts } from '../queries.ts';
import { ObserveOnly } from './observe-only.tsx';

export async function loader({ params }: LoaderFunctionArgs) {
  const { accounts } = await queryClient.ensureQueryData(cloudAccounts());
  if (!accounts.some(({ id }) => id === accountOf(params))) throw new Response('', { status: 404 });
  return null;
}

/** The settings of one cloud account. Everybody who sees the account reads them; its admins change them. */
export function Component() {
  const { t } = useTranslation('cloud-accounts');
  const accountId = useAccountId();
  const { data } = useSuspenseQuery(cloudAccounts());
  const refusal = useSettingsRefusal(accountId);
  const account = data.accounts.find(({ id }) => id === accountId);
  if (!account) return null;
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeader
        title={account.name}
        facts={
          <>
            <Copyable text={account.uin} what={t('uin')} />
            <span>{account.site.name}</span>
          </>
        }
      />
      <ObserveOnly account={account} refusal={refusal} />
    </div>
  );
}
