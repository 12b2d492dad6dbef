import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { ChevronsUpDown, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '#shared/account-mark.tsx';
import { paths } from '#shared/paths.ts';
import { Menu } from '#shared/ui/menu.tsx';

interface Props {
  account: CloudAccount | undefined;
  accounts: CloudAccount[];
  /** Classes that hide the words in a narrow layout. */
  words: string;
}

export function AccountSwitcher({ account, accounts, words }: Props) {
  const { t } = useTranslation();
  const items = accounts.map((one) => ({
    label: one.name,
    icon: <AccountMark colour={one.colour} />,
    to: paths.clusters(one.id),
  }));
  return (
    <Menu
      align="start"
      items={[...items, { label: t('account.add'), icon: <Plus aria-hidden />, to: paths.newAccount(), apart: true }]}
    >
      <button
        type="button"
        aria-label={account ? `${t('account.switch')}: ${account.name}` : t('account.switch')}
        title={account?.name}
        className="border-line hover:bg-hover flex h-9 w-full items-center gap-2 rounded-md border px-2 pointer-coarse:h-10"
      >
        {account && <AccountMark colour={account.colour} />}
        <span className={`min-w-0 flex-1 truncate text-left font-medium ${words}`}>
          {account?.name ?? t('account.switch')}
        </span>
        <ChevronsUpDown aria-hidden className={`text-text-soft size-3.5 shrink-0 ${words}`} />
      </button>
    </Menu>
  );
}
