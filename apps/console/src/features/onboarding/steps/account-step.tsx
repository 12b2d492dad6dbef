import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AccountMark } from '#shared/account-mark.tsx';
import { paths } from '#shared/paths.ts';
import { Facts } from '#shared/ui/facts.tsx';

/** Always done, because Isthmus verifies an account before it stores it. */
export function AccountStep({ account }: { account: CloudAccount }) {
  const { t } = useTranslation(['onboarding', 'shared']);
  const { id, name, colour, uin, site, regions } = account;
  return (
    <div className="grid gap-3">
      <p className="flex items-center gap-2 font-medium">
        <AccountMark colour={colour} />
        {name}
      </p>
      <Facts
        columns={1}
        notReported={t('shared:notReported')}
        facts={[
          { name: t('plain.uin'), value: uin },
          { name: t('plain.site'), value: <span>{site.name}</span> },
          { name: t('plain.regions'), value: <span className="font-mono text-xs">{regions.join(', ')}</span> },
        ]}
      />
      <Link to={paths.settings(id)} className="link w-fit">
        {t('account.settings')}
      </Link>
    </div>
  );
}
