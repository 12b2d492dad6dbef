import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { Menu as MenuIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AccountMark } from '#shared/account-mark.tsx';
import { LanguageMenu, ThemeMenu } from '#shared/preference-menus.tsx';
import { IconButton } from '#shared/ui/button.tsx';
import { UserMenu } from './user-menu.tsx';

interface Props {
  account: CloudAccount | undefined;
  onShowPlaces: () => void;
}

export function TopBar({ account, onShowPlaces }: Props) {
  const { t } = useTranslation();
  return (
    <header className="border-line bg-surface sticky top-0 z-30 flex h-11 items-center gap-1 border-b px-2 md:px-6">
      <IconButton label={t('showPlaces')} onClick={onShowPlaces} className="md:hidden">
        <MenuIcon />
      </IconButton>
      {account && (
        <span className="flex min-w-0 items-center gap-2 px-1 md:hidden">
          <AccountMark colour={account.colour} />
          <span className="truncate font-medium">{account.name}</span>
        </span>
      )}
      <span className="flex-1" />
      <LanguageMenu />
      <ThemeMenu />
      <UserMenu />
    </header>
  );
}
