import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import type { Grant } from '@isthmus/contracts/roles';
import { useTranslation } from 'react-i18next';
import { placeOfGrant } from './person-columns.tsx';
import { RoleMark } from './role-mark.tsx';

/** A line for each role, with the account and the part of it. */
export function GrantLines({ grants, accounts }: { grants: Grant[]; accounts: CloudAccount[] }) {
  const { t } = useTranslation('people');
  return grants.map((grant) => (
    <span key={`${grant.accountId} ${placeOfGrant(grant)}`} className="flex flex-wrap items-baseline gap-x-1.5">
      <RoleMark role={grant.role} />
      <span className="text-text-soft text-xs">
        {t('on', { account: accounts.find(({ id }) => id === grant.accountId)?.name ?? '' })} {placeOfGrant(grant)}
      </span>
    </span>
  ));
}
