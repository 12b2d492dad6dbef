import type { RouteObject } from 'react-router';
import { trail } from '#shared/page/crumbs.ts';
import { paths } from '#shared/paths.ts';
import { page } from './lazy-page.ts';

const settings = { to: paths.people, text: 'place.settings' } as const;

export const approvalRoutes: RouteObject[] = [
  {
    path: 'approvals',
    handle: trail(settings, { to: paths.approvals }),
    lazy: page(() => import('#features/approvals/approvals-page.tsx'), 'approvals'),
  },
  {
    path: 'approvals/:approvalId',
    handle: trail(
      { to: paths.approvals, text: 'place.approvals' },
      { to: (at) => paths.approval(at['approvalId'] ?? '') },
    ),
    lazy: page(() => import('#features/approvals/approval-page.tsx'), 'approvals'),
  },
];
