import { useTranslation } from 'react-i18next';
import { paths } from '#shared/paths.ts';
import { TabBar } from '#shared/ui/tab-bar.tsx';

interface Props {
  /** Whose settings the first tab opens; absent without an account. */
  accountId: string | undefined;
  /** Whether the person reads the audit. */
  hasAudit: boolean;
}

/** The settings that the team shares. */
export function SettingsTabs({ accountId, hasAudit }: Props) {
  const { t } = useTranslation();
  const accounts = accountId ? [{ to: paths.settings(accountId), label: t('place.accounts') }] : [];
  const audit = hasAudit ? [{ to: paths.audit(), label: t('place.audit') }] : [];
  return (
    <TabBar
      label={t('place.settings')}
      tabs={[
        ...accounts,
        { to: paths.people(), label: t('place.people') },
        { to: paths.approvals(), label: t('place.approvals') },
        ...audit,
      ]}
    />
  );
}
