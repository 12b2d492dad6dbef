import { useTranslation } from 'react-i18next';
import { paths } from '#shared/paths.ts';
import { TabBar } from '#shared/ui/tab-bar.tsx';

/** The settings that the team shares. `accountId`: whose settings the first tab opens; absent without an account. */
export function SettingsTabs({ accountId }: { accountId: string | undefined }) {
  const { t } = useTranslation();
  const accounts = accountId ? [{ to: paths.settings(accountId), label: t('place.accounts') }] : [];
  return <TabBar label={t('place.settings')} tabs={[...accounts, { to: paths.people(), label: t('place.people') }]} />;
}
