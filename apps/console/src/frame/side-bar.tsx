import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { Boxes, Footprints, History, LayoutTemplate, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { paths } from '#shared/paths.ts';
import { remembered } from '#shared/remembered.ts';
import { AccountSwitcher } from './account-switcher.tsx';

interface Props {
  account: CloudAccount | undefined;
  accounts: CloudAccount[];
  /** Shows words beside the icons at any width, for the sheet on a phone. */
  wide?: boolean;
}

/** Renders the product, the account and the working navigation links. */
export function SideBar({ account, accounts, wide = false }: Props) {
  const { t } = useTranslation();
  const here = account ?? accounts.find(({ id }) => id === remembered('account')) ?? accounts[0];
  const places = [
    ...(here ? [{ to: paths.clusters(here.id), icon: Boxes, label: t('place.clusters') }] : []),
    { to: paths.templates(), icon: LayoutTemplate, label: t('place.templates') },
    ...(here
      ? [
          { to: paths.activity(here.id), icon: History, label: t('place.activity') },
          { to: paths.onboarding(here.id), icon: Footprints, label: t('place.onboarding') },
          { to: paths.settings(here.id), icon: Settings, label: t('place.settings') },
        ]
      : []),
  ];
  const words = wide ? '' : 'max-lg:sr-only';
  return (
    <div className={`flex h-full flex-col gap-3 ${wide ? '' : 'px-2 py-3 lg:px-3'}`}>
      {!wide && (
        <Link to="/" className="flex h-8 items-center gap-2 px-2 font-semibold">
          <img src="/icon.svg" alt="" className="size-5" />
          <span className={words}>Isthmus</span>
        </Link>
      )}
      <AccountSwitcher account={here} accounts={accounts} words={words} />
      <nav aria-label={t('places')}>
        <ul className="grid gap-0.5">
          {places.map(({ to, icon: Icon, label }) => (
            <li key={to}>
              <NavLink
                to={to}
                title={label}
                className="text-text-soft hover:bg-hover hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-text flex h-8 items-center gap-2.5 rounded-md px-2 pointer-coarse:h-10 aria-[current=page]:font-semibold"
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                <span className={words}>{label}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
