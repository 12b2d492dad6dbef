import type { RouteObject } from 'react-router';
import { crumb, trail } from '#shared/page/crumbs.ts';
import { paths } from '#shared/paths.ts';
import { page } from './lazy-page.ts';

/** The pages of templates, which belong to no account. */
export const templateRoutes: RouteObject[] = [
  {
    path: 'templates',
    handle: trail(crumb.templates),
    lazy: page(() => import('#features/templates/templates-page.tsx'), 'templates', 'pool-settings'),
  },
  {
    path: 'templates/new',
    handle: trail(crumb.templates, { to: paths.newTemplate }),
    lazy: page(() => import('#features/templates/create-template-page.tsx'), 'templates', 'pool-settings'),
  },
  {
    path: 'templates/:templateId',
    handle: trail(crumb.templates, crumb.template),
    lazy: page(() => import('#features/templates/template/template-page.tsx'), 'templates', 'pool-settings'),
  },
  {
    path: 'templates/:templateId/edit',
    handle: trail(crumb.templates, crumb.template, {
      to: (at) => paths.editTemplate(at['templateId'] ?? ''),
    }),
    lazy: page(() => import('#features/templates/edit-template-page.tsx'), 'templates', 'pool-settings'),
  },
];
