import type { RouteObject } from 'react-router';
import { crumb, trail } from '#shared/page/crumbs.ts';
import { accountOf, paths } from '#shared/paths.ts';
import { page } from './lazy-page.ts';

/** The settings that name a cloud account: all accounts, and the one in the address. */
export const settingsRoutes: RouteObject[] = [
  {
    path: 'settings',
    handle: trail(crumb.settings),
    lazy: page(() => import('#features/cloud-accounts/settings-page.tsx'), 'cloud-accounts'),
  },
  {
    path: 'settings/account/:tab?',
    handle: trail(crumb.settings, { to: (at) => paths.account(accountOf(at), at['tab']) }),
    lazy: page(() => import('#features/cloud-accounts/account/account-page.tsx'), 'cloud-accounts'),
  },
];
