import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import {
  Boxes,
  ChevronsUpDown,
  Footprints,
  History,
  House,
  LayoutTemplate,
  Plus,
  Server,
  Settings,
  UserCheck,
  type LucideIcon,
} from 'lucide-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, matchPath, useLocation } from 'react-router';
import { session, useOwnRefusal } from '#features/session/queries.ts';
import { AccountMark } from '#shared/account-mark.tsx';
import { Logo } from '#shared/page/logo.tsx';
import { paths } from '#shared/paths.ts';
import { remembered } from '#shared/remembered.ts';
import { Menu } from '#shared/ui/menu.tsx';

interface Props {
  account: CloudAccount | undefined;
  accounts: CloudAccount[];
  /** Shows labels beside the icons at any width, for the sheet on a phone. */
  wide?: boolean;
}

interface Place {
  to: string;
  icon: LucideIcon;
  label: string;
  here?: boolean;
  count?: number;
}

/**
 * Renders the product name, the account and the navigation links. Links that need an account are absent without one.
 */
export function SideBar({ account, accounts, wide = false }: Props) {
  const { t } = useTranslation();
  const shownAccount = account ?? accounts.find(({ id }) => id === remembered('account')) ?? accounts[0];
  const { pathname } = useLocation();
  const { isWall, approvals } = useSuspenseQuery(session()).data;
  const isAt = (to: string) => matchPath({ path: to, end: to === paths.home() }, pathname) !== null;
  const waiting = approvals?.waiting ?? 0;
  const places: Place[] = [
    { to: paths.home(), icon: House, label: t('place.home') },
    ...(shownAccount ? [{ to: paths.clusters(shownAccount.id), icon: Boxes, label: t('place.clusters') }] : []),
    { to: paths.fleetNodes(), icon: Server, label: t('place.nodes') },
    { to: paths.templates(), icon: LayoutTemplate, label: t('place.templates') },
    ...(shownAccount
      ? [
          { to: paths.activity(shownAccount.id), icon: History, label: t('place.activity') },
          // It leads to the first enabled cluster. The palette keeps it.
          ...(shownAccount.enabledClusters === 0
            ? [{ to: paths.onboarding(shownAccount.id), icon: Footprints, label: t('place.onboarding') }]
            : []),
          ...(isWall
            ? []
            : [
                {
                  to: paths.settings(shownAccount.id),
                  icon: Settings,
                  label: t('place.settings'),
                  here: [
                    paths.settings(shownAccount.id),
                    paths.people(),
                    paths.audit(),
                    // Else it is a place of its own.
                    ...(waiting ? [] : [paths.approvals()]),
                  ].some(isAt),
                },
              ]),
        ]
      : []),
    // Only for who may decide something now.
    ...(waiting ? [{ to: paths.approvals(), icon: UserCheck, label: t('place.approvals'), count: waiting }] : []),
  ];
  const labelClass = wide ? '' : 'max-lg:sr-only';
  return (
    <nav aria-label={t('places')} className={`flex h-full flex-col gap-3 ${wide ? '' : 'p-2 pt-3'}`}>
      {!wide && (
        <Link to="/" className="text-md flex h-7 items-center gap-2 px-2 font-semibold">
          <Logo />
          <span className={labelClass}>Isthmus</span>
        </Link>
      )}
      <AccountSwitcher account={shownAccount} accounts={accounts} labelClass={labelClass} />
      <ul className="grid gap-0.5">
        {places.map(({ to, icon: Icon, label, here = isAt(to), count }) => (
          <li key={to}>
            <Link
              to={to}
              title={label}
              aria-current={here ? 'page' : undefined}
              className="text-text-soft hover:bg-hover hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-text aria-[current=page]:[&_svg]:text-accent flex h-8 items-center gap-2 rounded-md px-2 pointer-coarse:h-10 aria-[current=page]:font-semibold"
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className={labelClass}>{label}</span>
              {count && <span className="tabular ml-auto font-semibold">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface SwitcherProps {
  account: CloudAccount | undefined;
  accounts: CloudAccount[];
  /** Classes that hide the labels in a narrow layout. */
  labelClass: string;
}

function AccountSwitcher({ account, accounts, labelClass }: SwitcherProps) {
  const { t } = useTranslation();
  const refusal = useOwnRefusal('own');
  const add = { label: t('account.add'), icon: <Plus aria-hidden />, to: paths.newAccount(), apart: true };
  const items = accounts.map((one) => ({
    label: one.name,
    icon: <AccountMark colour={one.colour} />,
    to: paths.clusters(one.id),
  }));
  return (
    <Menu align="start" items={[...items, ...(refusal ? [] : [add])]}>
      <button
        type="button"
        aria-label={account ? `${t('account.switch')}: ${account.name}` : t('account.switch')}
        title={account?.name}
        className="border-line bg-surface hover:bg-hover flex h-8 w-full items-center gap-2 rounded-md border px-2 pointer-coarse:h-10"
      >
        {account && <AccountMark colour={account.colour} />}
        <span className={`min-w-0 flex-1 truncate text-left font-medium ${labelClass}`}>
          {account?.name ?? t('account.switch')}
        </span>
        <ChevronsUpDown aria-hidden className={`text-text-soft size-3.5 shrink-0 ${labelClass}`} />
      </button>
    </Menu>
  );
}
