import { useTranslation } from 'react-i18next';
import type { LoaderFunctionArgs } from 'react-router';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { clusters } from '#features/clusters/queries.ts';
import { PageHeader } from '#shared/page/page-header.tsx';
import { accountOf, useAccountId } from '#shared/paths.ts';
import { queryClient } from '#shared/query-client.ts';
import { onboarding } from './queries.ts';
import { Steps } from './steps.tsx';

export async function loader({ params }: LoaderFunctionArgs) {
  const accountId = accountOf(params);
  await Promise.all([
    queryClient.ensureQueryData(onboarding(accountId)),
    queryClient.ensureQueryData(clusters(accountId)),
    queryClient.ensureQueryData(cloudAccounts()),
  ]);
  return null;
}

export function Component() {
  const { t } = useTranslation('onboarding');
  const accountId = useAccountId();
  return (
    <div className="grid max-w-5xl gap-6">
      <PageHeader title={t('title')}>
        <p className="text-text-soft max-w-[72ch]">{t('lead')}</p>
      </PageHeader>
      <Steps key={accountId} accountId={accountId} />
    </div>
  );
}
