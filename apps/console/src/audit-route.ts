import type { RouteObject } from 'react-router';
import { trail } from '#shared/page/crumbs.ts';
import { paths } from '#shared/paths.ts';
import { page } from './lazy-page.ts';

export const auditRoute: RouteObject = {
  path: 'audit',
  handle: trail({ to: paths.people, text: 'place.settings' }, { to: () => paths.audit() }),
  lazy: page(() => import('#features/audit/audit-page.tsx'), 'audit', 'audit-acts', 'operations', 'people'),
};
