import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { CircleUser, LogOut, Menu as MenuIcon, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { session } from '#features/session/queries.ts';
import { AccountMark } from '#shared/account-mark.tsx';
import { paths } from '#shared/paths.ts';
import { LanguageMenu, ThemeMenu } from '#shared/preferences/menus.tsx';
import { timeZone } from '#shared/time/time-zone.ts';
import { IconButton } from '#shared/ui/button.tsx';
import { Menu } from '#shared/ui/menu.tsx';
import { SearchBox } from './search-box.tsx';
import { TrayButton } from './tray-button.tsx';
import { useSignOut } from './use-sign-out.ts';

interface Props {
  /** Receives the element in which the page shows its breadcrumbs. */
  trailRef: (place: HTMLElement | null) => void;
  account: CloudAccount | undefined;
  onShowPlaces: () => void;
}

export function TopBar({ account, trailRef, onShowPlaces }: Props) {
  const { t } = useTranslation();
  return (
    <header className="border-line bg-surface sticky top-0 z-30 flex h-12 items-center gap-1 border-b px-2 md:pr-4 md:pl-6">
      <IconButton label={t('showPlaces')} onClick={onShowPlaces} className="md:hidden">
        <MenuIcon />
      </IconButton>
      {account && (
        <span title={account.name} className="px-1 md:hidden">
          <AccountMark colour={account.colour} />
        </span>
      )}
      <div ref={trailRef} className="min-w-0 flex-1" />
      <SearchBox />
      <TrayButton />
      <LanguageMenu />
      <ThemeMenu />
      <UserMenu />
    </header>
  );
}

/** A part of the menu, so that the zone is asked for only when it opens: the first answer takes the browser long. */
function TimesIn() {
  const { t } = useTranslation();
  return <span className="text-text-soft block text-xs">{t('timesIn', { zone: timeZone() })}</span>;
}

function UserMenu() {
  const { t } = useTranslation();
  const leave = useSignOut();
  const { data } = useSuspenseQuery(session());
  const { name } = data.user;
  // Nobody is signed in at a wall.
  if (data.isWall) return <span className="text-text-soft px-2 max-sm:sr-only">{name}</span>;
  const settings = (
    <>
      {t('yourSettings')}
      <TimesIn />
    </>
  );
  return (
    <Menu
      items={[
        { label: settings, icon: <Settings aria-hidden />, to: paths.yourSettings() },
        { label: t('signOut'), icon: <LogOut aria-hidden />, onSelect: leave },
      ]}
    >
      <button
        type="button"
        aria-label={t('signedInAs', { name })}
        className="hover:bg-hover ml-1 inline-flex h-8 items-center gap-1.5 rounded-md px-2 pointer-coarse:h-10"
      >
        <CircleUser aria-hidden className="text-text-soft size-4" />
        <span className="max-sm:sr-only">{name}</span>
      </button>
    </Menu>
  );
}
